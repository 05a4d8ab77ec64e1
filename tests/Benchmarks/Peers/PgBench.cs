using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Load;
using Coordination.Benchmarks.Machine;
using Npgsql;

namespace Coordination.Benchmarks.Peers;

/// <summary>What one would otherwise write on PostgreSQL, driven by pgbench on the same server: 32 connections, prepared statements.</summary>
/// <remarks>
/// The equivalent work: a conditional update that cannot oversell, and the event with what it takes to find it again and to
/// notice a repeated command: the opening and its version, the newcomer, and a command key that is there once.
/// </remarks>
internal static class PgBench
{
    private const int Connections = 32;

    private const string Tables = """
        drop table if exists peer_event, peer_opening;
        create table peer_opening (
            opening_id text collate "C" primary key, version bigint not null, maximum integer not null, held integer not null, taken integer not null,
            check (maximum >= 0 and held >= 0 and taken >= 0 and held + taken <= maximum)) with (fillfactor = 50);
        create table peer_event (
            opening_id text collate "C" not null, version bigint not null, kind text not null, newcomer_id text not null, units integer not null,
            expires_at timestamptz not null, command_id uuid not null unique, recorded_at timestamptz not null default clock_timestamp(),
            primary key (opening_id, version));
        create index on peer_event (newcomer_id);
        insert into peer_opening select 'o-' || lpad(to_hex(i), 20, '0') || '-00000000', 1, 1000000, 0, 0 from generate_series(1, OPENINGS) i;
        vacuum analyze peer_opening
        """;

    private const string Choose = "\\set i random(1, OPENINGS)\n";

    private const string Transaction = Choose + """
        begin;
        update peer_opening set held = held + 1, version = version + 1
        where opening_id = 'o-' || lpad(to_hex(:i::integer), 20, '0') || '-00000000' and held + taken < maximum
        returning opening_id, version \gset
        insert into peer_event (opening_id, version, kind, newcomer_id, units, expires_at, command_id)
        values (:opening_id, :version, 'held', 'n-' || gen_random_uuid(), 1, clock_timestamp() + interval '15 minutes', gen_random_uuid());
        commit;
        """;

    private const string OneStatement = Choose + """
        with moved as (
            update peer_opening set held = held + 1, version = version + 1
            where opening_id = 'o-' || lpad(to_hex(:i::integer), 20, '0') || '-00000000' and held + taken < maximum
            returning opening_id, version)
        insert into peer_event (opening_id, version, kind, newcomer_id, units, expires_at, command_id)
        select opening_id, version, 'held', 'n-' || gen_random_uuid(), 1, clock_timestamp() + interval '15 minutes', gen_random_uuid() from moved;
        """;

    /// <summary>The transaction of two statements.</summary>
    public static Task<PeerResult> RunTransaction(PostgresServer server, int openings, int seconds) => Run(server, Transaction, openings, seconds);

    /// <summary>The same work in one statement.</summary>
    public static Task<PeerResult> RunOneStatement(PostgresServer server, int openings, int seconds) => Run(server, OneStatement, openings, seconds);

    private static async Task<PeerResult> Run(PostgresServer server, string script, int openings, int seconds)
    {
        foreach (var statement in Tables.Replace("OPENINGS", openings.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Split(';'))
        {
            await server.Execute(statement);
        }

        await server.Execute("checkpoint");
        var home = Directory.CreateTempSubdirectory("coordination-pgbench-").FullName;
        try
        {
            var file = Path.Combine(home, "script.sql");
            await File.WriteAllTextAsync(file, script.Replace("OPENINGS", openings.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            var to = new NpgsqlConnectionStringBuilder(server.ConnectionString);
            double Cpu() => CpuClock.SecondsOfTree(server.ProcessId) + CpuClock.SecondsOfEndedChildren();
            var cpu = Cpu();
            var start = new ProcessStartInfo(
                Path.Combine(PostgresServer.Programs, "pgbench"),
                ["-n", "-M", "prepared", "-c", $"{Connections}", "-j", "2", "-T", $"{seconds}", "-l", "--log-prefix", Path.Combine(home, "times"), "-f", file,
                 "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                WorkingDirectory = home,
            };
            start.Environment["PGPASSWORD"] = to.Password;
            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException("pgbench failed: " + said);
            }

            cpu = Cpu() - cpu;
            var times = Directory.GetFiles(home, "times*").SelectMany(File.ReadLines)
                .Select(line => float.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).ToArray();
            return new(Math.Round(times.Length / (double)seconds), Latencies.Of(times, 0.5), Latencies.Of(times, 0.99), Math.Round(cpu * 1e6 / times.Length, 1));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }
}

/// <summary>What a peer did.</summary>
internal sealed record PeerResult(double PerSecond, double P50Ms, double P99Ms, double CpuUsPerOperation)
{
    /// <summary>The part of the processor time that the database used, where it was told apart.</summary>
    public double DatabaseCpuUs { get; init; }

    /// <summary>Commands that were refused because the queue was full: answered at once, with nothing done.</summary>
    public long Refused { get; init; }
}
