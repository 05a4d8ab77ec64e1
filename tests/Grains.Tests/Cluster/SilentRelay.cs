using System.Net;
using System.Net.Sockets;

namespace Coordination.Grains.Tests.Cluster;

/// <summary>Stands between a silo and its database and can fall silent without closing anything, as a cut cable does.</summary>
internal sealed class SilentRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly int databasePort;
    private readonly Task accepting;
    private TaskCompletionSource speaks = Spoken();

    public SilentRelay(int databasePort)
    {
        this.databasePort = databasePort;
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void FallSilent() => speaks = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Speak() => speaks.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Speak();
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        ended.Dispose();
    }

    private static TaskCompletionSource Spoken()
    {
        var spoken = new TaskCompletionSource();
        spoken.SetResult();
        return spoken;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Carry(await listener.AcceptTcpClientAsync(ended.Token));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            // The relay is taken away.
        }
    }

    private async Task Carry(TcpClient caller)
    {
        using var database = new TcpClient();
        using (caller)
        {
            await database.ConnectAsync(IPAddress.Loopback, databasePort);
            await Task.WhenAny(Pass(caller.GetStream(), database.GetStream()), Pass(database.GetStream(), caller.GetStream()));
        }
    }

    private async Task Pass(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer, ended.Token)) > 0)
            {
                await speaks.Task;
                await to.WriteAsync(buffer.AsMemory(0, count), ended.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One side has closed.
        }
    }
}
