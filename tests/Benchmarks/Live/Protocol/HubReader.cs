using System.Buffers;

namespace Coordination.Benchmarks.Live.Protocol;

/// <summary>Cuts what a socket brings into messages of the hub.</summary>
internal sealed class HubReader : IDisposable
{
    /// <summary>Most messages are smaller; thousands of circuits should not hold more than they need.</summary>
    private const int Usual = 4_096;

    private const int LengthBitsMax = 35;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Usual);
    private int begin;
    private int end;

    /// <summary>Where to put what comes next; <see cref="Took"/> tells how much it was.</summary>
    public Memory<byte> Room()
    {
        if (begin == end)
        {
            (begin, end) = (0, 0);
            if (buffer.Length > Usual)
            {
                Exchange(Usual);
            }
        }

        if (end == buffer.Length)
        {
            Exchange(begin == 0 ? buffer.Length * 2 : buffer.Length);
        }

        return buffer.AsMemory(end);
    }

    /// <summary>So many bytes came.</summary>
    public void Took(int count) => end += count;

    /// <summary>The answer to the handshake, which ends with a sign of its own instead of beginning with its length.</summary>
    public bool TryHandshake(out ReadOnlySpan<byte> message)
    {
        var length = buffer.AsSpan(begin, end - begin).IndexOf((byte)0x1e);
        message = length < 0 ? [] : buffer.AsSpan(begin, length);
        begin += length + 1;
        return length >= 0;
    }

    /// <summary>The next whole message; good until room is asked for.</summary>
    public bool TryMessage(out ReadOnlySpan<byte> message)
    {
        message = [];
        var length = 0;
        var at = begin;
        for (var shift = 0; ; shift += 7)
        {
            if (at == end)
            {
                return false;
            }

            var part = buffer[at++];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
            {
                break;
            }

            if (shift >= LengthBitsMax - 7)
            {
                throw new InvalidDataException("A message says no length.");
            }
        }

        if (length > end - at)
        {
            return false;
        }

        message = buffer.AsSpan(at, length);
        begin = at + length;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private void Exchange(int size)
    {
        var next = ArrayPool<byte>.Shared.Rent(size);
        buffer.AsSpan(begin, end - begin).CopyTo(next);
        ArrayPool<byte>.Shared.Return(buffer);
        (buffer, begin, end) = (next, 0, end - begin);
    }
}
