using System.Text.Json;
using Coordination.Domain;
using Coordination.Domain.Gaps;
using Coordination.Domain.Quality;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Quality;

/// <summary>How far what providers say can be relied on, read from the lists.</summary>
/// <remarks>Every entry of a large region is much to read; there a reading is shared by all who look, see <see cref="SharedReadings.OfCostly"/>.</remarks>
public sealed class QualityTable(NpgsqlDataSource database, SharedReadings readings, TimeProvider clock)
{
    private const string Asked = """
        with p as (
            select provider_id, name_en, name_fr, contact_email is not null as has_contact, caseload_capacity is not null as has_capacity from provider_row v
            where active and (provider_id = $2 or region_code = any($1)
                or exists (select from resource_row r where r.provider_id = v.provider_id and r.region_code = any($1))))
        """;

    private const string Entries = Asked + """
        select p.provider_id, p.name_en, p.name_fr, p.has_contact, p.has_capacity, r.profile::text
        from p left join resource_row r on r.provider_id = p.provider_id and not r.pending
        """;

    private const string Answers = Asked + """
        , posted as (
            select r.provider_id, count(*) as openings, count(*) filter (where opening_freshness(o.affirmed_at, $4) = 'fresh') as fresh
            from p join resource_row r using (provider_id) join opening o using (resource_id)
            where not r.pending and not o.closed and (o.ends_on is null or o.ends_on >= $4)
            group by 1),
        sent as (
            select f.provider_id, count(*) filter (where f.answered_at <= f.respond_by) as in_time,
                count(*) filter (where f.answered_at is not null or (f.status = 'requested' and f.respond_by < $3)) as due,
                count(*) filter (where f.status = 'requested' and f.respond_by < $3) as overdue
            from p join referral_row f using (provider_id)
            where f.requested_at > $3 - $5 * interval '1 week'
            group by 1)
        select p.provider_id, coalesce(o.fresh, 0), coalesce(o.openings, 0), coalesce(s.in_time, 0), coalesce(s.due, 0), coalesce(s.overdue, 0)
        from p left join posted o using (provider_id) left join sent s using (provider_id)
        """;

    /// <summary>The active providers that work from these divisions or offer something there, weakest first.</summary>
    public Task<ImmutableArray<DataQuality>> Of(IReadOnlyCollection<string> divisions) =>
        readings.OfCostly(("quality", string.Join(' ', divisions)), () => Read(divisions, ""));

    /// <summary>One provider; null when it is not active.</summary>
    public async Task<DataQuality?> Of(ProviderId provider) =>
        (await readings.OfCostly(("quality of", provider), () => Read([], provider.Value))).FirstOrDefault();

    private async Task<ImmutableArray<DataQuality>> Read(IReadOnlyCollection<string> divisions, string provider)
    {
        var found = new Dictionary<string, Tally>(StringComparer.Ordinal);
        await using (var command = Ask(Entries, divisions, provider))
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                var id = rows.GetString(0);
                if (!found.TryGetValue(id, out var tally))
                {
                    found[id] = tally = new(new(rows.GetString(1), rows.GetString(2)));
                    tally.Add(EntryFields.Of(rows.GetBoolean(3), rows.GetBoolean(4)));
                }

                if (!rows.IsDBNull(5))
                {
                    tally.Add(EntryFields.Of(JsonSerializer.Deserialize<ResourceProfile>(rows.GetString(5), CoordinationJson.Options)!));
                }
            }
        }

        await using var asking = Ask(Answers, divisions, provider);
        var now = clock.GetUtcNow().ToUniversalTime();
        asking.Parameters.AddWithValue(now);
        asking.Parameters.AddWithValue(DateOnly.FromDateTime(now.UtcDateTime));
        asking.Parameters.AddWithValue(DataQuality.WeeksMax);
        await using var answers = await asking.ExecuteReaderAsync();
        var read = new List<DataQuality>();
        while (await answers.ReadAsync())
        {
            int Number(int column) => (int)answers.GetInt64(column);
            if (found.TryGetValue(answers.GetString(0), out var tally))
            {
                read.Add(new(
                    new(answers.GetString(0)), tally.Name, new(tally.Filled, tally.Asked), new(Number(1), Number(2)), new(Number(3), Number(4)), Number(5),
                    tally.Missing.ToImmutableSortedDictionary()));
            }
        }

        return DataQuality.WeakestFirst(read);
    }

    private NpgsqlCommand Ask(string sql, IReadOnlyCollection<string> divisions, string provider)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(provider);
        return command;
    }

    private sealed class Tally(BilingualText name)
    {
        public BilingualText Name { get; } = name;

        public Dictionary<EntryField, int> Missing { get; } = [];

        public int Filled { get; private set; }

        public int Asked { get; private set; }

        public void Add(IEnumerable<(EntryField Field, bool IsFilled)> fields)
        {
            foreach (var (field, isFilled) in fields)
            {
                Asked++;
                Filled += isFilled ? 1 : 0;
                if (!isFilled)
                {
                    Missing[field] = Missing.GetValueOrDefault(field) + 1;
                }
            }
        }
    }
}
