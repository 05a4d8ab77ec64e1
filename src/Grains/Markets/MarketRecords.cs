using System.Text.Json;
using Coordination.Domain;
using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Markets;

/// <summary>Reads what a market remembers: needs that were recorded, openings that were posted, and arrivals.</summary>
internal sealed class MarketRecords(NpgsqlDataSource database)
{
    /// <summary>Requests that are read, at most; of more, an even sample.</summary>
    public const int RequestsMax = 20_000;

    private const int YearsRead = 3;
    private const int DriftSlackDays = 60;

    private const string Count = "select count(*) from need_row where region_code = any($1) and opened_at >= $2";

    private const string Requests = """
        select n.opened_at, n.service_type, n.urgency, n.region_code, w.newcomer_id, w.band, w.level, w.birth_date, w.nclc_lowest, w.language, w.landed_on, w.audiences, n.need_id, n.served_at is not null
        from need_row n join newcomer_row w using (newcomer_id)
        where n.region_code = any($1) and n.opened_at >= $2 and abs(hashtext(n.need_id)::bigint) % $3 = 0
        order by n.opened_at, n.need_id
        """;

    private const string Postings = """
        select o.posted_at, o.maximum, o.ends_on, r.profile::text from opening o join resource_row r using (resource_id)
        where r.region_code = any($1) and o.posted_at >= $2 and not r.pending
        order by o.posted_at desc, o.opening_id limit 20000
        """;

    private const string Arrivals = """
        select extract(month from month)::integer, sum(people)::double precision from arrivals
        where region_code = any($1) and month > (select max(month) from arrivals) - interval '12 months'
        group by 1
        """;

    /// <summary>What the people of these divisions asked for, and what was posted in them.</summary>
    public async Task<MarketPast> Read(string[] divisions, DateTimeOffset now)
    {
        var since = now.AddYears(-YearsRead).AddDays(-DriftSlackDays);
        await using var connection = await database.OpenConnectionAsync();
        await using var count = Command(connection, Count, divisions, since);
        var every = Math.Max(1, (int)Math.Ceiling((long)(await count.ExecuteScalarAsync())! / (double)RequestsMax));
        return new()
        {
            Requests = await ReadRequests(connection, divisions, since, every),
            RequestWeight = every,
            Postings = await ReadPostings(connection, divisions, since),
            ArrivalsByMonth = await ReadArrivals(connection, divisions),
        };
    }

    private static async Task<ImmutableArray<PastRequest>> ReadRequests(NpgsqlConnection connection, string[] divisions, DateTimeOffset since, int every)
    {
        await using var command = Command(connection, Requests, divisions, since);
        command.Parameters.AddWithValue(every);
        await using var reader = await command.ExecuteReaderAsync();
        var requests = ImmutableArray.CreateBuilder<PastRequest>();
        while (await reader.ReadAsync())
        {
            var opened = reader.GetFieldValue<DateTimeOffset>(0);
            requests.Add(new(DateOnly.FromDateTime(opened.UtcDateTime).DayNumber, new Seeker
            {
                NewcomerId = new(reader.GetString(4)),
                RegionCode = reader.GetString(3),
                Band = Word(reader, 5, PriorityBand.Other),
                Level = Word(reader, 6, NeedLevel.Medium),
                BirthDate = reader.GetFieldValue<DateOnly>(7),
                NclcLowest = reader.IsDBNull(8) ? null : reader.GetInt16(8),
                PreferredLanguage = reader.GetString(9),
                LandedOn = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateOnly>(10),
                Audiences = [.. reader.GetFieldValue<string[]>(11).Where(word => Slugs<Audience>.TryParse(word, out _)).Select(Slugs<Audience>.Parse)],
                Needs = [new() { NeedId = new(reader.GetString(12)), ServiceType = reader.GetString(1), Urgency = reader.GetInt16(2), OpenedAt = opened, TargetOn = DateOnly.MaxValue }],
            }, reader.GetBoolean(13)));
        }

        return requests.ToImmutable();
    }

    private static async Task<ImmutableArray<PastPosting>> ReadPostings(NpgsqlConnection connection, string[] divisions, DateTimeOffset since)
    {
        await using var command = Command(connection, Postings, divisions, since);
        await using var reader = await command.ExecuteReaderAsync();
        var profiles = new Dictionary<string, ResourceProfile>();
        var postings = ImmutableArray.CreateBuilder<PastPosting>();
        while (await reader.ReadAsync())
        {
            var text = reader.GetString(3);
            if (!profiles.TryGetValue(text, out var profile))
            {
                profiles[text] = profile = JsonSerializer.Deserialize<ResourceProfile>(text, CoordinationJson.Options)!;
            }

            var day = DateOnly.FromDateTime(reader.GetFieldValue<DateTimeOffset>(0).UtcDateTime).DayNumber;
            int? length = reader.IsDBNull(2) ? null : Math.Max(0, reader.GetFieldValue<DateOnly>(2).DayNumber - day);
            postings.Add(new(day, profile, reader.GetInt32(1), length));
        }

        postings.Reverse(); // The newest are read, and told oldest first.
        return postings.ToImmutable();
    }

    private static async Task<ImmutableArray<double>> ReadArrivals(NpgsqlConnection connection, string[] divisions)
    {
        await using var command = new NpgsqlCommand(Arrivals, connection);
        command.Parameters.AddWithValue(divisions);
        await using var reader = await command.ExecuteReaderAsync();
        var months = new double[12];
        var isKnown = false;
        while (await reader.ReadAsync())
        {
            (months[reader.GetInt32(0) - 1], isKnown) = (reader.GetDouble(1), true);
        }

        return isKnown ? [.. months] : [];
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, string[] divisions, DateTimeOffset since)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(divisions);
        command.Parameters.AddWithValue(since.ToUniversalTime());
        return command;
    }

    private static TWord Word<TWord>(NpgsqlDataReader reader, int column, TWord unknown) where TWord : struct, Enum =>
        !reader.IsDBNull(column) && Slugs<TWord>.TryParse(reader.GetString(column), out var word) ? word : unknown;
}
