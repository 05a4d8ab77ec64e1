using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace Coordination.Benchmarks.Live.Protocol;

/// <summary>A web socket that speaks Blazor's hub protocol: gives every message to one taker, whose answers go out together.</summary>
internal sealed class HubSocket(ClientWebSocket socket, HubSocket.Take take) : IDisposable
{
    private const string Handshake = """{"protocol":"blazorpack","version":1}""" + "\x1e";

    private readonly PackWriter answers = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly HubReader reader = new();
    private bool isGreeted;
    private volatile bool isEnding;
    private long sentAt = Stopwatch.GetTimestamp();
    private long heardAt = Stopwatch.GetTimestamp();

    /// <summary>Takes a message of the server.</summary>
    public delegate void Take(ReadOnlySpan<byte> message, PackWriter answers);

    /// <summary>How long the server has said nothing.</summary>
    public TimeSpan ServerSilence => Stopwatch.GetElapsedTime(Volatile.Read(ref heardAt));

    /// <summary>How long nothing was said to the server.</summary>
    public TimeSpan OwnSilence => Stopwatch.GetElapsedTime(Volatile.Read(ref sentAt));

    /// <summary>Greets the server, before anything else is sent.</summary>
    public async Task Greet(CancellationToken cancellation) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(Handshake), WebSocketMessageType.Binary, endOfMessage: true, cancellation);

    /// <summary>Sends what is written.</summary>
    public async Task Send(Action<PackWriter> write)
    {
        await sending.WaitAsync();
        try
        {
            write(answers);
            await Flush();
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Listens until the connection breaks. Answers why it did; null when it was ended from here.</summary>
    public async Task<Exception?> Listen()
    {
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(reader.Room(), CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("The server closed the connection.");
                }

                reader.Took(got.Count);
                Volatile.Write(ref heardAt, Stopwatch.GetTimestamp());
                await Send(TakeAll);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or InvalidDataException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            return isEnding ? null : broken;
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isEnding = true;
        socket.Dispose();
        sending.Dispose();
    }

    private void TakeAll(PackWriter into)
    {
        if (!isGreeted && reader.TryHandshake(out var greeting))
        {
            isGreeted = greeting.SequenceEqual("{}"u8) ? true : throw new InvalidDataException(Encoding.UTF8.GetString(greeting));
        }

        while (isGreeted && reader.TryMessage(out var message))
        {
            take(message, into);
        }
    }

    private async Task Flush()
    {
        if (answers.Written.Length > 0)
        {
            await socket.SendAsync(answers.Written, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            answers.Clear();
            Volatile.Write(ref sentAt, Stopwatch.GetTimestamp());
        }
    }
}
