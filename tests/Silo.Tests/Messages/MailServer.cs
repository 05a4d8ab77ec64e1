using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Coordination.Silo.Tests.Messages;

/// <summary>A small SMTP server on a loopback port: it takes every message and remembers it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly TcpListener listener;
    private readonly Task serving;

    private MailServer(TcpListener listener)
    {
        this.listener = listener;
        serving = Serve();
    }

    /// <summary>Recipient and text of each message, in the order they came.</summary>
    public ConcurrentQueue<(string To, string Text)> Received { get; } = [];

    /// <summary>A server on this port; 0 takes a free one.</summary>
    public static MailServer Start(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return new(listener);
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        ending.Dispose();
    }

    private async Task Serve()
    {
        while (!ending.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(ending.Token);
            await Talk(client.GetStream());
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var lines = new StreamReader(stream, Encoding.UTF8);
        await using var answers = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await answers.WriteLineAsync("220 test");
        var to = "";
        while (await lines.ReadLineAsync(ending.Token) is { } line && !line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                to = line[8..].Trim('<', '>', ' ');
            }

            var isData = line.Equals("DATA", StringComparison.OrdinalIgnoreCase);
            await answers.WriteLineAsync(isData ? "354 go on" : "250 ok");
            if (isData)
            {
                Received.Enqueue((to, await Text(lines)));
                await answers.WriteLineAsync("250 taken");
            }
        }

        await answers.WriteLineAsync("221 bye");
    }

    private async Task<string> Text(StreamReader lines)
    {
        var text = new StringBuilder();
        while (await lines.ReadLineAsync(ending.Token) is { } line && line != ".")
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }
}
