using System.Globalization;

namespace Coordination.Campaign.Network;

/// <summary>
/// A small network of its own: a name space for each silo, wired to a bridge at whose address the database is reached.
/// Packets are dropped where they arrive, so each direction can be cut by itself. Needs root, ip and nft.
/// </summary>
internal sealed class NetworkSpaces : IAsyncDisposable
{
    private readonly string prefix;
    private readonly string subnet;
    private readonly int count;

    private NetworkSpaces(int count)
    {
        this.count = count;
        prefix = string.Create(CultureInfo.InvariantCulture, $"cc{Environment.ProcessId % 100_000}");
        subnet = string.Create(CultureInfo.InvariantCulture, $"10.213.{Environment.ProcessId % 250}");
    }

    /// <summary>The address at which silos find the database.</summary>
    public string DatabaseAddress => subnet + ".1";

    private string Bridge => prefix + "b";

    /// <summary>Makes it; when that is not possible, says why instead.</summary>
    public static async Task<(NetworkSpaces? Made, string? Reason)> Make(int count)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return (null, "network name spaces need root");
        }

        if (new[] { "ip", "nft" }.FirstOrDefault(program => Programs.Find(program) is null) is { } missing)
        {
            return (null, $"the program {missing} is not installed (packages iproute2 and nftables)");
        }

        var spaces = new NetworkSpaces(count);
        try
        {
            await spaces.Build();
            return (spaces, null);
        }
        catch (ProgramFailedException refused)
        {
            await spaces.DisposeAsync();
            return (null, refused.Message);
        }
    }

    /// <summary>The name of a silo's space.</summary>
    public string Name(int silo) => string.Create(CultureInfo.InvariantCulture, $"{prefix}n{silo}");

    /// <summary>The address of a silo.</summary>
    public string Address(int silo) => string.Create(CultureInfo.InvariantCulture, $"{subnet}.{11 + silo}");

    /// <summary>From now on a silo gets nothing from another one.</summary>
    public Task CutFromSilo(int to, int from) => Drop(to, Address(from));

    /// <summary>From now on a silo gets nothing from the database.</summary>
    public Task CutFromDatabase(int silo) => Drop(silo, DatabaseAddress);

    /// <summary>From now on the database gets nothing from a silo.</summary>
    public Task CutToDatabase(int silo) => Programs.Run("nft", "add", "rule", "inet", prefix, "arrives", "ip", "saddr", Address(silo), "ip", "daddr", DatabaseAddress, "drop");

    /// <summary>Everybody gets everything again.</summary>
    public async Task Heal()
    {
        await Programs.Run("nft", "flush", "chain", "inet", prefix, "arrives");
        for (var silo = 0; silo < count; silo++)
        {
            await InSpace(silo, "nft", "flush", "chain", "inet", "cut", "arrives");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (var silo = 0; silo < count; silo++)
        {
            await Programs.Try("ip", "netns", "delete", Name(silo));
        }

        await Programs.Try("ip", "link", "delete", Bridge);
        await Programs.Try("nft", "delete", "table", "inet", prefix);
    }

    private async Task Build()
    {
        await Programs.Run("ip", "link", "add", Bridge, "type", "bridge");
        await Programs.Run("ip", "address", "add", DatabaseAddress + "/24", "dev", Bridge);
        await Programs.Run("ip", "link", "set", Bridge, "up");
        await Programs.Run("nft", $"add table inet {prefix}; add chain inet {prefix} arrives {{ type filter hook input priority 0 ; }}");
        for (var silo = 0; silo < count; silo++)
        {
            var outside = string.Create(CultureInfo.InvariantCulture, $"{prefix}v{silo}");
            await Programs.Run("ip", "netns", "add", Name(silo));
            await Programs.Run("ip", "link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", Name(silo));
            await Programs.Run("ip", "link", "set", outside, "master", Bridge, "up");
            await InSpace(silo, "ip", "link", "set", "lo", "up");
            await InSpace(silo, "ip", "address", "add", Address(silo) + "/24", "dev", "eth0");
            await InSpace(silo, "ip", "link", "set", "eth0", "up");
            await InSpace(silo, "ip", "route", "add", "default", "via", DatabaseAddress);
            await InSpace(silo, "nft", "add table inet cut; add chain inet cut arrives { type filter hook input priority 0 ; }");
        }
    }

    private Task Drop(int silo, string from) => InSpace(silo, "nft", "add", "rule", "inet", "cut", "arrives", "ip", "saddr", from, "drop");

    private Task InSpace(int silo, params string[] line) => Programs.Run("ip", ["netns", "exec", Name(silo), .. line]);
}
