using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>Writes people, openings and waitlists as rows, as the grains write them; the triggers make the lists.</summary>
internal sealed class Rows(string database)
{
    private const int OpeningsEach = 2;
    private const int BatchRows = 20_000;

    private const string CopyStates = "copy grain_state (state_name, grain_key, payload, version) from stdin (format binary)";

    private const string CopyWaiting = """
        copy waitlist_entry (entry_id, newcomer_id, need_id, service_type, region_code, band, vulnerability, landed_on, target_days, joined_at, seeker, state)
        from stdin (format binary)
        """;

    private const string Tables = """
        create table fill_resource as select row_number() over (order by grain_key) - 1 as number, substr(grain_key, 3) as key
            from grain_state where state_name = 'resource' and payload#>>'{profile,title,en}' like 'Group %';
        create unique index fill_resource_number on fill_resource (number);
        create table fill_terms as select terms from ledger where kind = 'posted' limit 1
        """;

    /// <summary>Posted over the last two months, with hashes that continue nothing, as the first row of an opening has them.</summary>
    private const string FillOpenings = """
        insert into ledger
        select (jsonb_populate_record(f.l, jsonb_build_object('hash', '\x' || encode(ledger_hash('', f.l), 'hex')))).* from (
            select jsonb_populate_record(null::ledger, jsonb_build_object(
                'opening_id', 'o-' || r.key || '-' || substr(md5('opening ' || i), 1, 8), 'version', 1, 'kind', 'posted', 'units', 0,
                'recorded_at', clock_timestamp() - interval '1 second' * (i * 7919::bigint % (60 * 86400)) - interval '1 hour',
                'maximum_before', 0, 'held_before', 0, 'taken_before', 0, 'maximum', 1 + i % 25, 'held', 0, 'taken', 0, 'closed', false,
                'terms', t.terms || jsonb_build_object('resourceId', 'r-' || r.key, 'startsOn', current_date + i % 60, 'endsOn', case when i % 3 = 0 then current_date + 60 + i % 120 end),
                'hash', '\x')) as l
            from generate_series(FIRST, LAST) i join fill_resource r on r.number = i / 2 cross join fill_terms t) f
        """;

    /// <summary>Writes openings, two for each resource. One opening must have been posted before.</summary>
    public async Task Openings(int count, int seed)
    {
        await Timed($"{count:N0} openings", async () =>
        {
            await States("resource", Profiles.Of((count + OpeningsEach - 1) / OpeningsEach, seed).Select(profile => (profile.ResourceId.Value, StateOf(profile))));
            foreach (var statement in Tables.Split(';'))
            {
                await Execute(statement);
            }

            for (var first = 0; first < count; first += BatchRows)
            {
                await Execute(FillOpenings
                    .Replace("FIRST", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("LAST", (Math.Min(count, first + BatchRows) - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            }

            await Execute("drop table fill_resource, fill_terms");
        });
    }

    /// <summary>Writes people.</summary>
    public Task People(string what, IReadOnlyCollection<PersonOnRecord> people) => Timed($"{people.Count:N0} {what}", () => States("newcomer", people.Select(person => (person.NewcomerId.Value, person.State))));

    /// <summary>Puts the first need of each of these people on the waitlist of its service type.</summary>
    public async Task Waiting(IEnumerable<PersonOnRecord> people)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var rows = await connection.BeginBinaryImportAsync(CopyWaiting);
        foreach (var person in people)
        {
            var need = person.Needs[0];
            await rows.StartRowAsync();
            await rows.WriteAsync("w-" + person.NewcomerId.Value[2..]);
            await rows.WriteAsync(person.NewcomerId.Value);
            await rows.WriteAsync(need.NeedId.Value);
            await rows.WriteAsync(need.ServiceType);
            await rows.WriteAsync(person.Person.RegionCode);
            await rows.WriteAsync((short)person.Seeker.Band);
            await rows.WriteAsync(person.Seeker.Vulnerability);
            await rows.WriteAsync(person.Person.LandedOn!.Value);
            await rows.WriteAsync(need.TargetDays());
            await rows.WriteAsync(need.OpenedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
            await rows.WriteAsync(JsonSerializer.Serialize(person.Seeker, CoordinationJson.Options), NpgsqlDbType.Jsonb);
            await rows.WriteAsync("waiting");
        }

        await rows.CompleteAsync();
    }

    /// <summary>What a database does by itself within minutes.</summary>
    public Task Settle() => Timed("vacuum, analyze and checkpoint", async () =>
    {
        await Execute("vacuum analyze");
        await Execute("checkpoint");
    });

    /// <summary>Offers of an opening that the ledger holds.</summary>
    public async Task<int> Held(string opening)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*)::integer from ledger where opening_id = $1 and kind = 'held'", connection);
        command.Parameters.AddWithValue(opening);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static string StateOf(ResourceProfile profile) => JsonSerializer.Serialize(new { Profile = profile }, CoordinationJson.Options);

    private async Task States(string name, IEnumerable<(string Key, string Payload)> states)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var rows = await connection.BeginBinaryImportAsync(CopyStates);
        rows.Timeout = TimeSpan.FromMinutes(10);
        foreach (var (key, payload) in states)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(name);
            await rows.WriteAsync(key);
            await rows.WriteAsync(payload, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(1);
        }

        await rows.CompleteAsync();
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Timed(string what, Func<Task> work)
    {
        var at = Stopwatch.GetTimestamp();
        await work();
        Console.WriteLine($"    {what}: {Stopwatch.GetElapsedTime(at).TotalSeconds:N0} s");
    }
}
