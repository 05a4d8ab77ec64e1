using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Machine;
using Coordination.Domain.Geography;
using Coordination.Grains.Newcomers.Finding;
using Npgsql;

namespace Coordination.Benchmarks.Scale;

/// <summary>Fills a database with people and openings, spread over the country as arrivals are: rows as the grains write them, lists by the triggers.</summary>
internal static class Population
{
    private const int ResourcesOpenings = 2;
    private const int ProvidersResources = 8;
    private const int BatchRows = 20_000;
    private const int AtOnce = 2;

    /// <summary>Every hundredth part of a percent of the arrivals has a place in the list, so that choosing by number chooses by weight.</summary>
    private const int Places = 10_000;

    private const string Tables = """
        create table fill_place (number integer primary key, region_code text not null);
        create table fill_person as select row_number() over (order by grain_key) - 1 as number, payload::text as payload from grain_state where state_name = 'newcomer' and payload ? 'person';
        create table fill_resource as select row_number() over (order by grain_key) - 1 as number, grain_key, payload::text as payload from grain_state where state_name = 'resource';
        create table fill_terms as select terms, maximum from ledger where kind = 'posted' limit 1
        """;

    /// <summary>Ids keep six letters of the template's, which tells the needs of one person apart, and take the rest from the person's number.</summary>
    private const string FillPeople = """
        insert into grain_state (state_name, grain_key, payload, version)
        select 'newcomer', 'n-' || substr(md5('person ' || i), 1, 20),
            replace(regexp_replace(t.payload, '"([a-z])-([0-9a-f]{6})[0-9a-f]{14}"', '"\1-\2' || substr(md5('person ' || i), 1, 14) || '"', 'g'),
                '"regionCode": "3520"', '"regionCode": "' || p.region_code || '"')::jsonb, 1
        from generate_series(FIRST, LAST) i join fill_person t on t.number = i % TEMPLATES join fill_place p on p.number = (i * 7919::bigint) % 10000
        """;

    private const string FillProviders = """
        insert into grain_state (state_name, grain_key, payload, version)
        select 'provider', 'p-' || substr(md5('provider ' || i), 1, 20), jsonb_build_object(
            'name', jsonb_build_object('en', 'Benchmark House ' || i, 'fr', 'Maison Banc d''essai ' || i), 'kind', 'community', 'regionCode', p.region_code,
            'isActive', true, 'members', case i when 0 then '["partner"]'::jsonb else '[]' end, 'caseloadCapacity', case when i % 2 = 0 then 20 + i % 200 end), 1
        from generate_series(FIRST, LAST) i join fill_place p on p.number = (i * 7919::bigint) % 10000
        """;

    /// <summary>A provider offers what it has in its own division.</summary>
    private const string FillResources = """
        insert into grain_state (state_name, grain_key, payload, version)
        select 'resource', 'r-' || substr(md5('resource ' || i), 1, 20),
            regexp_replace(replace(replace(t.payload, t.grain_key, 'r-' || substr(md5('resource ' || i), 1, 20)),
                '"regionCode": "3520"', '"regionCode": "' || p.region_code || '"'),
                '"providerId": "[^"]+"', '"providerId": "p-' || substr(md5('provider ' || i / EACH), 1, 20) || '"')::jsonb, 1
        from generate_series(FIRST, LAST) i join fill_resource t on t.number = i % RESOURCES join fill_place p on p.number = ((i / EACH) * 7919::bigint) % 10000
        """;

    /// <summary>Posted over the last weeks, with hashes that continue nothing, as the first row of an opening has them.</summary>
    private const string FillOpenings = """
        insert into ledger
        select (jsonb_populate_record(f.l, jsonb_build_object('hash', '\x' || encode(ledger_hash('', f.l), 'hex')))).* from (
            select jsonb_populate_record(null::ledger, jsonb_build_object(
                'opening_id', 'o-' || r.key || '-' || substr(md5('opening ' || i), 1, 8), 'version', 1, 'kind', 'posted', 'units', 0,
                'recorded_at', clock_timestamp() - interval '30 days' * random() - interval '1 day',
                'maximum_before', 0, 'held_before', 0, 'taken_before', 0, 'maximum', t.maximum, 'held', 0, 'taken', 0, 'closed', false,
                'terms', t.terms || jsonb_build_object('resourceId', 'r-' || r.key), 'hash', '\x')) as l
            from generate_series(FIRST, LAST) i
            cross join lateral (select substr(md5('resource ' || i / 2), 1, 20) as key) r
            cross join fill_terms t) f
        """;

    /// <summary>Fills it and says how long that took.</summary>
    /// <param name="server">The database.</param>
    /// <param name="people">How many people.</param>
    /// <param name="openings">How many openings.</param>
    /// <param name="further">What else is written before anything is counted; null for nothing.</param>
    public static async Task Fill(PostgresServer server, int people, int openings, Func<Task>? further = null)
    {
        foreach (var statement in Tables.Split(';'))
        {
            await server.Execute(statement);
        }

        await server.Execute($"insert into fill_place values {string.Join(',', PlacesByArrivals().Select((region, number) => $"({number}, '{region}')"))}");
        await server.Execute("alter table need_row disable trigger gap_needs_added"); // What it keeps is counted once at the end instead of by each row.
        await Many("people", FillPeople, people);
        var resources = (openings + ResourcesOpenings - 1) / ResourcesOpenings;
        await Many("providers", FillProviders, (resources + ProvidersResources - 1) / ProvidersResources);
        await Many("resources", FillResources, resources);
        await Many("openings", FillOpenings, openings);
        await (further?.Invoke() ?? Task.CompletedTask);
        await server.Execute("alter table need_row enable trigger gap_needs_added");
        var began = Stopwatch.GetTimestamp();
        await server.Execute("drop table fill_place, fill_person, fill_resource, fill_terms");
        await using (var database = NpgsqlDataSource.Create(server.ConnectionString))
        {
            await new PersonKeys(database).Complete(CancellationToken.None);
        }

        await server.Execute("vacuum analyze");
        var counting = Stopwatch.GetTimestamp();
        await server.Execute("select gap_reconcile(division) from (select distinct region_code as division from need_row) d");
        await server.Execute("select gap_look()");
        Console.WriteLine($"    needs counted in {Stopwatch.GetElapsedTime(counting).TotalSeconds:N0} s");
        await server.Execute("vacuum analyze gap_cell, gap_change, gap_person, gap_counted");
        await server.Execute("checkpoint");
        Console.WriteLine($"    vacuum, analyze and checkpoint in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");

        async Task Many(string what, string sql, int count)
        {
            var at = Stopwatch.GetTimestamp();
            sql = sql.Replace("EACH", Number(ProvidersResources), StringComparison.Ordinal).Replace("TEMPLATES", Number(Templates.People), StringComparison.Ordinal).Replace("RESOURCES", Number(Templates.Resources), StringComparison.Ordinal);
            await Parallel.ForAsync(0, (count + BatchRows - 1) / BatchRows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (batch, _) =>
                await server.Execute(sql
                    .Replace("FIRST", Number(batch * BatchRows), StringComparison.Ordinal)
                    .Replace("LAST", Number(Math.Min(count, (batch + 1) * BatchRows) - 1), StringComparison.Ordinal)));
            Console.WriteLine($"    {count:N0} {what} written in {Stopwatch.GetElapsedTime(at).TotalSeconds:N0} s");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> PlacesByArrivals()
    {
        var all = RegionTable.CensusDivisions.Sum(division => (long)division.Arrivals2024 + 1);
        long sum = 0;
        var place = 0;
        foreach (var division in RegionTable.CensusDivisions)
        {
            for (sum += division.Arrivals2024 + 1; place < sum * Places / all; place++)
            {
                yield return division.Code;
            }
        }
    }
}
