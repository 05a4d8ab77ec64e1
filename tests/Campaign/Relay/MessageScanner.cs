using System.Buffers.Binary;

namespace Coordination.Campaign.Relay;

/// <summary>Finds the messages in a stream of PostgreSQL's protocol: a letter, a length, a body. Bodies are kept up to a limit.</summary>
/// <param name="startsWithoutLetter">True of what the client says: its first message has no letter.</param>
internal sealed class MessageScanner(bool startsWithoutLetter)
{
    private const int KeptMax = 4_096;
    private const int LengthBytes = 4;
    private readonly byte[] kept = new byte[KeptMax];
    private readonly byte[] length = new byte[LengthBytes];
    private bool needsLetter = !startsWithoutLetter;
    private byte letter;
    private int lengthSeen;
    private int bodyLeft;
    private int keptCount;
    private bool inBody;

    /// <summary>Scans a piece of the stream and calls for each message that ends in it; a call that answers false ends the scan.</summary>
    /// <returns>The first byte of the message at which the scan was ended, 0 at least; the piece's length when it was not.</returns>
    public int Scan(ReadOnlySpan<byte> piece, Func<char, ReadOnlyMemory<byte>, bool> found)
    {
        var began = 0;
        for (var index = 0; index < piece.Length;)
        {
            if (!inBody)
            {
                if (needsLetter)
                {
                    (letter, needsLetter, began) = (piece[index++], false, index - 1);
                    continue;
                }

                length[lengthSeen++] = piece[index++];
                if (lengthSeen < LengthBytes)
                {
                    continue;
                }

                (bodyLeft, inBody, keptCount) = (BinaryPrimitives.ReadInt32BigEndian(length) - LengthBytes, true, 0);
            }

            var take = Math.Min(bodyLeft, piece.Length - index);
            var keep = Math.Min(take, KeptMax - keptCount);
            piece.Slice(index, keep).CopyTo(kept.AsSpan(keptCount));
            keptCount += keep;
            bodyLeft -= take;
            index += take;
            if (bodyLeft > 0)
            {
                continue;
            }

            (inBody, lengthSeen, needsLetter) = (false, 0, true);
            if (!found((char)letter, kept.AsMemory(0, keptCount)))
            {
                return began;
            }

            (began, letter) = (index, 0);
        }

        return piece.Length;
    }
}
