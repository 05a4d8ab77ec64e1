using System.Net.Sockets;

namespace Coordination.Benchmarks.Live;

/// <summary>Counts the bytes that a connection really brings, compressed as they come.</summary>
internal sealed class WireBytes : IDisposable
{
    private long received;

    /// <summary>Makes a counter with a connection of its own.</summary>
    public WireBytes() => Invoker = new(new SocketsHttpHandler { UseCookies = false, ConnectCallback = Connect });

    /// <summary>Opens the connection.</summary>
    public HttpMessageInvoker Invoker { get; }

    /// <summary>How many came so far.</summary>
    public long Received => Interlocked.Read(ref received);

    /// <inheritdoc/>
    public void Dispose() => Invoker.Dispose();

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellation);
        return new Counted(this, socket);
    }

    private sealed class Counted(WireBytes counter, Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref counter.received, count);
            return count;
        }
    }
}
