using System.Net;
using System.Net.Sockets;

namespace Coordination.Campaign.Relay;

/// <summary>What stands between one silo and the database: it can slow the way down, block it, and lose the answer to a COMMIT.</summary>
internal sealed class DatabaseRelay : IDisposable
{
    private readonly TcpListener listener;
    private readonly Func<int> databasePort;
    private readonly Lock gate = new();
    private TaskCompletionSource? blocked;
    private int cuts;

    /// <summary>Starts listening on a free port of an address.</summary>
    /// <param name="address">Where the silo finds the database.</param>
    /// <param name="databasePort">The database's port at the moment; it changes with every start.</param>
    public DatabaseRelay(IPAddress address, Func<int> databasePort)
    {
        this.databasePort = databasePort;
        listener = new(address, 0);
        listener.Start();
        _ = Accept();
    }

    /// <summary>The port it listens on.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How much later everything arrives, each way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How many answers to a COMMIT were lost so far.</summary>
    public int CutCount { get; private set; }

    /// <summary>The next answers to a COMMIT are lost, with their connections.</summary>
    public void LoseCommits(int count)
    {
        lock (gate)
        {
            cuts = count;
        }
    }

    /// <summary>Nothing passes any more, and nobody is told.</summary>
    public void Block() => blocked ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything passes again.</summary>
    public void Unblock()
    {
        var waiting = blocked;
        blocked = null;
        waiting?.SetResult();
    }

    /// <summary>True when this answer is one to be lost.</summary>
    public bool TakeCut()
    {
        lock (gate)
        {
            if (cuts == 0)
            {
                return false;
            }

            cuts--;
            CutCount++;
            return true;
        }
    }

    /// <summary>What everything on its way has to wait for.</summary>
    public async Task Hinder()
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay);
        }

        if (blocked is { } block)
        {
            await block.Task;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            try
            {
                _ = Serve(await listener.AcceptSocketAsync());
            }
            catch (Exception stopped) when (stopped is ObjectDisposedException or SocketException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Serve(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        using var connection = new RelayedConnection(client, server, this);
        try
        {
            await Hinder();
            await server.ConnectAsync(IPAddress.Loopback, databasePort());
        }
        catch (SocketException)
        {
            return;
        }

        await connection.Run();
    }
}
