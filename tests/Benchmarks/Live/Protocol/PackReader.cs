using System.Buffers.Binary;

namespace Coordination.Benchmarks.Live.Protocol;

/// <summary>Reads the little of MessagePack that Blazor's hub protocol uses, without copying.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private const byte Nil = 0xc0;
    private ReadOnlySpan<byte> left = bytes;

    /// <summary>How many items follow that belong to an array.</summary>
    public int Array() => Byte() is var kind && (kind & 0xf0) == 0x90 ? kind & 0x0f : kind == 0xdc ? Unsigned(2) : throw Unexpected(kind);

    /// <summary>A whole number; nil counts as 0.</summary>
    public long Number()
    {
        var kind = Byte();
        return kind switch
        {
            < 0x80 => kind,
            >= 0xe0 => (sbyte)kind,
            0xcc => Unsigned(1),
            0xcd => Unsigned(2),
            0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf => checked((long)BinaryPrimitives.ReadUInt64BigEndian(Take(8))),
            0xd0 => (sbyte)Byte(),
            0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            Nil => 0,
            _ => throw Unexpected(kind),
        };
    }

    /// <summary>A text as UTF-8, or bytes; nil is empty.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var kind = Byte();
        return kind switch
        {
            >= 0xa0 and <= 0xbf => Take(kind & 0x1f),
            0xd9 or 0xc4 => Take(Unsigned(1)),
            0xda or 0xc5 => Take(Unsigned(2)),
            0xdb or 0xc6 => Take(Unsigned(4)),
            Nil => [],
            _ => throw Unexpected(kind),
        };
    }

    /// <summary>Passes over the headers of a message, of which there are none in this protocol.</summary>
    public void Headers()
    {
        if (Byte() is not 0x80 and var kind)
        {
            throw Unexpected(kind);
        }
    }

    private byte Byte() => Take(1)[0];

    private int Unsigned(int size)
    {
        var value = 0;
        foreach (var part in Take(size))
        {
            value = checked((value << 8) | part);
        }

        return value;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = left[..count];
        left = left[count..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte kind) => new($"MessagePack of kind {kind:x2} was not expected here.");
}
