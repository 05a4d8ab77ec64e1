using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Coordination.Campaign.Network;

namespace Coordination.Campaign.Product;

/// <summary>Where a silo lives: its number, its name space if it has one, its addresses and files.</summary>
/// <param name="Number">Which silo.</param>
/// <param name="Space">The network name space; null for the machine's own network.</param>
/// <param name="Address">Where other silos reach it.</param>
/// <param name="HttpPort">Where it answers, on the loopback address of its space.</param>
/// <param name="Database">How it reaches the database.</param>
/// <param name="Directory">Its files.</param>
internal sealed record SiloPlace(int Number, string? Space, string Address, int HttpPort, string Database, string Directory)
{
    /// <summary>A port nobody listens on at the moment.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>The product as a process of its own.</summary>
internal sealed class SiloProcess(string program, SiloPlace place, string password) : IDisposable
{
    private readonly int siloPort = SiloPlace.FreePort();
    private readonly int gatewayPort = SiloPlace.FreePort();
    private Process? process;

    /// <summary>Where it lives.</summary>
    public SiloPlace Place => place;

    /// <summary>True while it is meant to run; one that ends by itself is then started again.</summary>
    public bool IsWanted { get; set; }

    /// <summary>True while the process lives, even standing still.</summary>
    public bool IsRunning => process is { HasExited: false };

    /// <summary>True when the campaign is over: nobody starts it any more.</summary>
    public bool IsOver { get; set; }

    /// <summary>Its log.</summary>
    public string Log => Path.Combine(place.Directory, "silo.log");

    /// <summary>By how much its clock is wrong from the next start on; null for not at all.</summary>
    public string? Skew { get; set; }

    /// <summary>Starts it; it is ready some seconds later.</summary>
    public void Start()
    {
        if (IsOver)
        {
            return;
        }

        Directory.CreateDirectory(place.Directory);
        string[] inside = place.Space is null ? [] : [Programs.Find("ip")!, "netns", "exec", place.Space];

        // The faked clock is for the product alone, not for the programs that lead to it.
        string[] clock = Skew is null ? [] : ["env", $"LD_PRELOAD={SkewedClock.Library}", $"FAKETIME={Skew}", "FAKETIME_DONT_FAKE_MONOTONIC=1", "DONT_FAKE_MONOTONIC=1", SkewedClock.WithoutFix];
        string[] line =
        [
            .. inside, .. clock, program, "--no-demo", "--data", place.Directory,
            "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{place.HttpPort}"),
            "--Coordination:SiloPort", siloPort.ToString(CultureInfo.InvariantCulture),
            "--Coordination:GatewayPort", gatewayPort.ToString(CultureInfo.InvariantCulture),
            "--Coordination:SiloAddress", place.Address,
            "--Coordination:WritesPerSecond", "100000", "--Coordination:WriteBurst", "1000000",
            "--Coordination:StopWithInput", "true",
        ];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >> \"$SILO_LOG\" 2>&1", "sh", .. line])
        {
            RedirectStandardInput = true,
            WorkingDirectory = place.Directory,
        };
        start.Environment["SILO_LOG"] = Log;
        start.Environment["ConnectionStrings__Coordination"] = place.Database;
        start.Environment["COORDINATION_DEMO_PASSWORD"] = password;

        // The one before is not disposed of: those who watch may be asking it whether it lives.
        process = Process.Start(start)!;
        IsWanted = true;
    }

    /// <summary>Sends it a signal, if it lives.</summary>
    public void Send(Signal signal)
    {
        if (IsRunning)
        {
            Programs.Send(signal, process!.Id);
        }
    }

    /// <summary>Ends it without any warning and does not start it again.</summary>
    public async Task Kill()
    {
        IsWanted = false;
        Send(Signal.Kill);
        await (process?.WaitForExitAsync() ?? Task.CompletedTask);
    }

    /// <summary>Asks it to end, and ends it when it has not after a while. Answers whether it went by itself.</summary>
    public async Task<bool> Terminate(TimeSpan patience)
    {
        IsWanted = false;
        Send(Signal.Terminate);
        try
        {
            await (process?.WaitForExitAsync() ?? Task.CompletedTask).WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            await Kill();
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => process?.Dispose();
}
