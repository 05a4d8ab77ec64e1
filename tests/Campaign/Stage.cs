using System.Net;
using Coordination.Campaign.Faults;
using Coordination.Campaign.History;
using Coordination.Campaign.Network;
using Coordination.Campaign.Product;
using Coordination.Campaign.Relay;

namespace Coordination.Campaign;

/// <summary>Sets up what a campaign plays on: disk, database, network, relays, silos. Takes everything away again.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>How many silos there are.</summary>
    public const int SiloCount = 3;
    private const string Password = "campaign";

    private bool isForgotten;

    private Stage(string directory) => Directory = directory;

    /// <summary>Where everything lies.</summary>
    public string Directory { get; }

    /// <summary>Kinds of faults that this machine does not allow, with the reason.</summary>
    public Dictionary<string, string> LeftOut { get; } = [];

    /// <summary>The database's disk.</summary>
    public SmallDisk? Disk { get; private set; }

    /// <summary>The network of the silos.</summary>
    public NetworkSpaces? Network { get; private set; }

    /// <summary>The database.</summary>
    public Database Database { get; private set; } = null!;

    /// <summary>The ways to it.</summary>
    public ImmutableArray<DatabaseRelay> Relays { get; private set; } = [];

    /// <summary>The ways to the silos.</summary>
    public Doorways? Doorways { get; private set; }

    /// <summary>The silos.</summary>
    public Silos? Silos { get; private set; }

    /// <summary>Sets it up; answers when every silo is ready.</summary>
    public static async Task<Stage> Set(CampaignOptions options, Journal journal)
    {
        // Not CreateTempSubdirectory: that one is closed to the account the database runs as under root.
        var stage = new Stage(System.IO.Directory.CreateDirectory(
            options.Keep ?? Path.Combine(Path.GetTempPath(), $"coordination-campaign-{options.Seed}-{Environment.ProcessId}")).FullName);
        try
        {
            await stage.Build(options, journal);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nothing happened that anybody would want to look into: files go with the rest.</summary>
    public void Forget() => isForgotten = true;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Silos is not null)
        {
            await Silos.DisposeAsync();
        }

        Doorways?.Dispose();
        foreach (var relay in Relays)
        {
            relay.Dispose();
        }

        if (Database is not null)
        {
            Disk?.Free();
            await Database.DisposeAsync();
            RemoveDatabase();
        }

        if (Network is not null)
        {
            await Network.DisposeAsync();
        }

        if (Disk is not null)
        {
            await Disk.DisposeAsync();
        }

        if (isForgotten)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    private async Task Build(CampaignOptions options, Journal journal)
    {
        (Disk, var noDisk) = await SmallDisk.Make(Directory);
        (Network, var noNetwork) = await NetworkSpaces.Make(SiloCount);
        if (noDisk is not null)
        {
            LeftOut[FaultKinds.DiskFull] = noDisk;
        }

        if (noNetwork is not null)
        {
            foreach (var kind in (string[])[FaultKinds.PartitionSilos, FaultKinds.PartitionBoth, FaultKinds.PartitionOneWay])
            {
                LeftOut[kind] = noNetwork;
            }
        }

        if (SkewedClock.Library is null)
        {
            LeftOut[FaultKinds.ClockSkew] = "the library libfaketime is not installed (package faketime)";
        }

        Database = await Database.Start(Path.Combine(Disk?.MountedAt ?? Directory, "database"));
        var databaseAddress = Network?.DatabaseAddress ?? "127.0.0.1";
        Relays = [.. Enumerable.Range(0, SiloCount).Select(_ => new DatabaseRelay(IPAddress.Parse(databaseAddress), () => Database.Port))];
        var places = Enumerable.Range(0, SiloCount).Select(number => new SiloPlace(
            number,
            Network?.Name(number),
            Network?.Address(number) ?? "127.0.0.1",
            SiloPlace.FreePort(),
            Database.Through(databaseAddress, Relays[number].Port),
            Path.Combine(Directory, $"silo-{number}"))).ToImmutableArray();
        var program = options.Program ?? BuiltProgram();
        Doorways = new(places, Password);
        Silos = new([.. places.Select(place => new SiloProcess(program, place, Password))], Doorways, journal);
        await Silos.Start();
    }

    private void RemoveDatabase()
    {
        var directory = Path.Combine(Disk?.MountedAt ?? Directory, "database");

        // The database may have been placed outside the directory; the link is then where it is.
        if (new DirectoryInfo(Path.Combine(directory, "postgres")).LinkTarget is { } elsewhere && System.IO.Directory.Exists(elsewhere))
        {
            System.IO.Directory.Delete(elsewhere, recursive: true);
        }

        System.IO.Directory.Delete(directory, recursive: true);
    }

    private static string BuiltProgram()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Coordination.sln")))
            {
                return Path.Combine(directory.FullName, "src", "Silo", "bin", "Release", "net10.0", "Coordination.Silo");
            }
        }

        throw new InvalidOperationException("The product was not found above this program; name it with --program.");
    }
}
