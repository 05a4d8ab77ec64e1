using System.Net;

namespace Coordination.Silo.Hosting;

/// <summary>The addresses this process listens on.</summary>
internal static class Addresses
{
    /// <summary>The address when none is given: nobody but this machine reaches it.</summary>
    private const string Default = "http://127.0.0.1:5080";

    /// <summary>Those of <c>urls</c>; else every address on the ports of <c>HTTP_PORTS</c>, as containers set them; else the default.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        return configuration["HTTP_PORTS"] is { Length: > 0 } ports
            ? [.. ports.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(port => $"http://+:{port}")]
            : [Default];
    }

    /// <summary>True when only this machine can reach every one of them.</summary>
    public static bool AreLoopback(IConfiguration configuration) =>
        !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any() // They would take the place of the addresses looked at here.
        && Of(configuration).All(url =>
            Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip))));

    /// <summary>An address at which this machine reaches a server that listens there; a server that listens everywhere also listens on loopback.</summary>
    public static Uri Reachable(string listening) => new(listening
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal));
}
