using System.Globalization;

namespace Coordination.Silo.Hosting.OneMachine;

/// <summary>What the processes of a cluster on one machine are told.</summary>
/// <param name="settings">What the command line of the launcher said; each process gets it too.</param>
/// <param name="options">The launcher's options.</param>
/// <param name="connectionString">The database of all of them.</param>
/// <param name="password">That of the demonstration users; null when there are none.</param>
internal sealed class Parts(Dictionary<string, string?> settings, CoordinationOptions options, string connectionString, string? password)
{
    private const string Anywhere = "http://127.0.0.1";

    /// <summary>A silo. Its ports stay the same when it is started again, so that it takes the place of the one before at once.</summary>
    public Child Silo(int number, int port) => Make($"silo {number}", CoordinationRole.Silo, port, new()
    {
        ["Coordination__SiloPort"] = SiloHosting.Port(0).ToString(CultureInfo.InvariantCulture),
        ["Coordination__GatewayPort"] = SiloHosting.Port(0).ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>A dashboard.</summary>
    public Child Dashboard(int number, int port) => Make($"dashboard {number}", CoordinationRole.Dashboard, port, []);

    private Child Make(string name, CoordinationRole role, int port, Dictionary<string, string> more)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"{Anywhere}:{port}"));
        var environment = new Dictionary<string, string>(more)
        {
            ["ConnectionStrings__Coordination"] = connectionString,
            ["Coordination__Role"] = role.ToString(),
            ["Coordination__OnOneMachine"] = "true",
            ["Coordination__StopWithInput"] = "true",
            ["Coordination__DataDirectory"] = Path.GetFullPath(options.DataDirectory),
            ["COORDINATION_DEMO_PASSWORD"] = password ?? "",
        };
        return new(name, address, environment, [$"--urls={address.GetLeftPart(UriPartial.Authority)}", .. settings.Where(IsForAll).Select(setting => $"--{setting.Key}={setting.Value}")]);
    }

    private static bool IsForAll(KeyValuePair<string, string?> setting) =>
        setting.Key.Contains(':', StringComparison.Ordinal)
        && !setting.Key.StartsWith(LaunchOptions.Section, StringComparison.OrdinalIgnoreCase)
        && !setting.Key.Equals($"{CoordinationOptions.Section}:{nameof(CoordinationOptions.DataDirectory)}", StringComparison.OrdinalIgnoreCase)
        && !setting.Key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase);
}
