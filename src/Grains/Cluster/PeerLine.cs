using System.Net;
using System.Net.Sockets;

namespace Coordination.Grains.Cluster;

/// <summary>
/// A connection to another silo on which nothing is ever said. Both systems keep it up by themselves, however busy or frozen the
/// processes are: it breaks at once when the other process ends, and after seconds when packets do not arrive any more.
/// </summary>
internal sealed class PeerLine : IDisposable
{
    /// <summary>Two unanswered signs of life, one a second, after a second of silence.</summary>
    private const int KeepAliveSeconds = 1;
    private const int KeepAliveMissesMax = 2;

    /// <summary>Time for the first packet and its repetition after a second.</summary>
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(1.5);

    private readonly Socket socket;

    private PeerLine(Socket socket) => this.socket = socket;

    /// <summary>Tries to reach the silo that listens at an address.</summary>
    public static async Task<(PeerLine? Line, Reach Reach)> Open(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveMissesMax);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(ConnectPatience);
            var connecting = socket.ConnectAsync(address, CancellationToken.None).AsTask();
            await Task.WhenAny(connecting, Task.Delay(Timeout.InfiniteTimeSpan, limit.Token));
            cancellation.ThrowIfCancellationRequested();

            // A busy process may hear late of a connection that the system made in time.
            if (!connecting.IsCompleted && !socket.Poll(0, SelectMode.SelectWrite))
            {
                socket.Dispose();
                connecting.Ignore();
                return (null, Reach.Silent);
            }

            await connecting;
            return (new(socket), Reach.Reached);
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            socket.Dispose();
            return (null, Reach.Refused);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return (null, Reach.Silent);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the line breaks.</summary>
    public async Task Broken(CancellationToken cancellation)
    {
        var nothing = new byte[1];
        try
        {
            while (await socket.ReceiveAsync(nothing, cancellation) > 0)
            {
                // Whatever is said here is not meant for us.
            }
        }
        catch (SocketException)
        {
            // It broke.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Without a trace: nothing was said that could be lost.
        socket.LingerState = new(enable: true, seconds: 0);
        socket.Dispose();
    }
}

/// <summary>Whether a silo can be reached.</summary>
internal enum Reach
{
    /// <summary>Its system took a connection.</summary>
    Reached,

    /// <summary>Its system says that nobody listens there: the process has ended.</summary>
    Refused,

    /// <summary>No answer.</summary>
    Silent,
}
