using System.Net.Sockets;
using System.Text;

namespace Coordination.Campaign.Relay;

/// <summary>One connection of a silo to the database, and what passes through it.</summary>
internal sealed class RelayedConnection(Socket client, Socket server, DatabaseRelay relay) : IDisposable
{
    private const int PieceBytes = 64 * 1024;
    private readonly HashSet<string> writing = [];
    private volatile bool wrote;
    private int disposed;
    private bool committed;

    /// <summary>Passes everything on until one of the two ends.</summary>
    public async Task Run()
    {
        try
        {
            await Task.WhenAny(Pass(client, server, new(startsWithoutLetter: true), FromClient), Pass(server, client, new(startsWithoutLetter: false), FromServer));
        }
        finally
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        // A reset, not a farewell: the silo must see a connection that broke.
        client.LingerState = new(true, 0);
        client.Dispose();
        server.Dispose();
    }

    private async Task Pass(Socket from, Socket to, MessageScanner scanner, Func<char, ReadOnlyMemory<byte>, bool> found)
    {
        var piece = new byte[PieceBytes];
        try
        {
            while (await from.ReceiveAsync(piece, SocketFlags.None) is > 0 and var count)
            {
                await relay.Hinder();
                var pass = scanner.Scan(piece.AsSpan(0, count), found);
                await Send(to, piece.AsMemory(0, pass));
                if (pass < count)
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private static async Task Send(Socket to, ReadOnlyMemory<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            piece = piece[await to.SendAsync(piece, SocketFlags.None)..];
        }
    }

    /// <summary>Notes whether the statements on their way write to the ledger.</summary>
    private bool FromClient(char letter, ReadOnlyMemory<byte> body)
    {
        switch (letter)
        {
            case 'Q':
                wrote |= Writes(Text(body));
                break;
            case 'P':
                var parsed = Text(body).Split('\0', 3);
                if (parsed.Length > 1 && Writes(parsed[1]))
                {
                    writing.Add(parsed[0]);
                }
                else
                {
                    writing.Remove(parsed[0]);
                }

                break;
            case 'B':
                var bound = Text(body).Split('\0', 3);
                wrote |= bound.Length > 1 && writing.Contains(bound[1]);
                break;
        }

        return true;
    }

    /// <summary>False at the answer that says that a writing transaction is committed, when that answer is to be lost.</summary>
    private bool FromServer(char letter, ReadOnlyMemory<byte> body)
    {
        if (letter == 'C' && Text(body).StartsWith("COMMIT", StringComparison.Ordinal))
        {
            committed = true;
            return !(wrote && relay.TakeCut());
        }

        // Without a COMMIT of its own a statement is committed when the server is ready for the next.
        if (letter == 'Z' && body.Span is [(byte)'I'])
        {
            var cut = wrote && !committed && relay.TakeCut();
            (wrote, committed) = (false, false);
            return !cut;
        }

        return true;
    }

    private static bool Writes(string sql) => sql.Contains("ledger", StringComparison.OrdinalIgnoreCase)
        && (sql.Contains("insert", StringComparison.OrdinalIgnoreCase) || sql.Contains("copy", StringComparison.OrdinalIgnoreCase)
            || sql.Contains("append", StringComparison.OrdinalIgnoreCase) || sql.Contains("call ", StringComparison.OrdinalIgnoreCase));

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.Latin1.GetString(body.Span);
}
