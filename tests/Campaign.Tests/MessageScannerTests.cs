using System.Buffers.Binary;
using System.Text;
using Coordination.Campaign.Relay;
using Xunit;

namespace Coordination.Campaign.Tests;

/// <summary>The relay must find the answer to a COMMIT however the network cuts the stream into pieces.</summary>
public sealed class MessageScannerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Messages_are_found_in_pieces_of_any_size(int pieceLength)
    {
        var stream = (byte[])[.. Message('T', "columns"), .. Message('C', "INSERT 0 1\0"), .. Message('C', "COMMIT\0"), .. Message('Z', "I")];
        var scanner = new MessageScanner(startsWithoutLetter: false);
        var found = new List<string>();

        foreach (var piece in stream.Chunk(pieceLength))
        {
            Assert.Equal(piece.Length, scanner.Scan(piece, (letter, body) =>
            {
                found.Add(letter + Encoding.Latin1.GetString(body.Span));
                return true;
            }));
        }

        Assert.Equal(["Tcolumns", "CINSERT 0 1\0", "CCOMMIT\0", "ZI"], found);
    }

    [Fact]
    public void The_scan_ends_before_the_message_that_is_to_be_lost()
    {
        var before = Message('C', "INSERT 0 1\0");
        var stream = (byte[])[.. before, .. Message('C', "COMMIT\0"), .. Message('Z', "I")];

        var passed = new MessageScanner(startsWithoutLetter: false).Scan(stream, (_, body) => !Encoding.Latin1.GetString(body.Span).StartsWith("COMMIT", StringComparison.Ordinal));

        Assert.Equal(before.Length, passed);
    }

    [Fact]
    public void The_first_message_of_a_client_has_no_letter()
    {
        var stream = (byte[])[.. Message('?', "start-up")[1..], .. Message('Q', "select 1\0")];
        var found = new List<string>();

        new MessageScanner(startsWithoutLetter: true).Scan(stream, (letter, body) =>
        {
            found.Add(letter + Encoding.Latin1.GetString(body.Span));
            return true;
        });

        Assert.Equal(["\0start-up", "Qselect 1\0"], found);
    }

    private static byte[] Message(char letter, string body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, length.Length + body.Length);
        return [(byte)letter, .. length, .. Encoding.Latin1.GetBytes(body)];
    }
}
