using Coordination.Domain.Geography;
using Coordination.Grains.Live;
using Coordination.Silo.Import.Arrivals;
using Coordination.Silo.Import.Mapping;
using Coordination.Silo.Import.Reading;
using Coordination.Silo.Import.Writing;
using Npgsql;

namespace Coordination.Silo.Import;

/// <summary>The commands <c>import hsds PATH</c> and <c>import arrivals CSV</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Nothing was refused.</summary>
    public const int Complete = 0;

    /// <summary>The file could not be read, the command was not understood, or it was stopped.</summary>
    public const int Unreadable = 1;

    /// <summary>Some rows were refused; the others are in.</summary>
    public const int SomeRefused = 2;

    private const string Usage = """
        import hsds PATH [--region CODE]   a folder of HSDS 3 or Ohana CSV, a datapackage.json, or a JSON file;
                                           CODE is the census division for entries without a place, as in 3510
        import arrivals CSV                columns cduid, month, permanent_residents, suppressed
        """;

    /// <summary>Runs one import.</summary>
    /// <param name="arguments">What follows the word import.</param>
    /// <param name="grains">Where providers, resources and the board are.</param>
    /// <param name="database">The migrated database.</param>
    /// <param name="output">Where remarks and counts go.</param>
    /// <param name="cancellation">Stops between rows; what is written stays, and a second run completes it.</param>
    /// <returns>The exit code: <see cref="Complete"/>, <see cref="Unreadable"/> or <see cref="SomeRefused"/>.</returns>
    public static async Task<int> Run(string[] arguments, IGrainFactory grains, NpgsqlDataSource database, TextWriter output, CancellationToken cancellation)
    {
        var remarks = new ImportRemarks();
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var progress = new ProgressLine(output, isTerminal, TimeProvider.System);
        try
        {
            var (words, region) = Split(arguments);
            ImportTally? tally = words switch
            {
                ["hsds", var path] => await ImportHsds(path, region, grains, remarks, progress, cancellation),
                ["arrivals", var path] when region is null => await ImportArrivals(path, grains, database, remarks, progress, cancellation),
                _ => null,
            };
            if (tally is not { } counts)
            {
                await output.WriteLineAsync(Usage);
                return Unreadable;
            }

            remarks.Print(output);
            await output.WriteLineAsync(counts.ToString());
            return counts.Refused == 0 ? Complete : SomeRefused;
        }
        catch (UnreadableFileException error)
        {
            await output.WriteLineAsync(error.Message);
            return Unreadable;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            progress.Finish();
            await output.WriteLineAsync("stopped; what was written stays, and the same command completes it");
            return Unreadable;
        }
    }

    private static async Task<ImportTally> ImportHsds(
        string path, string? defaultDivision, IGrainFactory grains, ImportRemarks remarks, ProgressLine progress, CancellationToken cancellation)
    {
        var plan = PlanMaking.From(HsdsSource.Read(path, remarks), defaultDivision, remarks);
        var tally = await new PlanWriting(grains, remarks, progress).Write(plan, cancellation);
        remarks.Note($"organizations {plan.Providers.Length}, resources {plan.Resources.Length}, openings {plan.Openings.Length}");
        return tally;
    }

    private static async Task<ImportTally> ImportArrivals(
        string path, IGrainFactory grains, NpgsqlDataSource database, ImportRemarks remarks, ProgressLine progress, CancellationToken cancellation)
    {
        var (rows, notStated) = ArrivalsFile.Read(path, remarks);
        var written = await new ArrivalsWriting(database, progress).Write(rows, cancellation);
        await grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).ReadArrivals();
        if (notStated > 0)
        {
            remarks.Note($"not stated: {notStated} rows have no census division; they are left out and counted as unchanged");
        }

        return new(written, rows.Count - written + notStated, remarks.Refused);
    }

    /// <summary>Takes <c>--region CODE</c> or <c>--region=CODE</c> out of the arguments, wherever it stands.</summary>
    private static (string[] Words, string? Region) Split(string[] arguments)
    {
        const string Option = "--region";
        var words = new List<string>();
        string? region = null;
        for (var index = 0; index < arguments.Length; index++)
        {
            if (arguments[index] == Option)
            {
                region = Division(++index < arguments.Length ? arguments[index] : "");
            }
            else if (arguments[index].StartsWith(Option + "=", StringComparison.Ordinal))
            {
                region = Division(arguments[index][(Option.Length + 1)..]);
            }
            else
            {
                words.Add(arguments[index]);
            }
        }

        return ([.. words], region);
    }

    private static string Division(string code) => RegionTable.IndexOfDivision(code) >= 0
        ? code
        : throw new UnreadableFileException("--region", $"\"{code}\" is no census division; four digits of the classification of 2016 are right, as in 3510");
}
