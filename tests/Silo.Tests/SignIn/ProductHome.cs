using Coordination.Silo.Hosting;

namespace Coordination.Silo.Tests.SignIn;

/// <summary>A data directory on which the product can be started, more than once, with any settings.</summary>
internal sealed class ProductHome : IDisposable
{
    /// <summary>Where it keeps everything.</summary>
    public string DataDirectory { get; } = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-sign-in-{Guid.NewGuid():n}")).FullName;

    /// <summary>Starts it, empty and on a free loopback port unless the settings say otherwise.</summary>
    public Task<RunningHost> Start(IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var all = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Coordination:DataDirectory"] = DataDirectory,
            ["Coordination:NoDemo"] = "true",
        };
        foreach (var (key, value) in settings ?? [])
        {
            all[key] = value;
        }

        return CoordinationHost.Start(all);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The database may have been placed outside the directory; the link is then where it is.
        if (new DirectoryInfo(Path.Combine(DataDirectory, "postgres")).LinkTarget is { } elsewhere)
        {
            Directory.Delete(elsewhere, recursive: true);
        }

        Directory.Delete(DataDirectory, recursive: true);
    }
}
