using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Coordination.Benchmarks.Live.Protocol;

/// <summary>Writes hub invocations one after the other, each with its length before it, as the socket carries them.</summary>
internal sealed class PackWriter
{
    private const byte Invocation = 1;
    private const byte PingKind = 6;
    private const int LengthBytesMax = 5;
    private readonly ArrayBufferWriter<byte> one = new();
    private readonly ArrayBufferWriter<byte> all = new();

    /// <summary>What was written and not yet cleared.</summary>
    public ReadOnlyMemory<byte> Written => all.WrittenMemory;

    /// <summary>Forgets what was written.</summary>
    public void Clear() => all.ResetWrittenCount();

    /// <summary>A sign of life.</summary>
    public void Ping()
    {
        Put(0x91);
        Put(PingKind);
        Close();
    }

    /// <summary>Calls a method of the hub.</summary>
    /// <param name="target">Its name.</param>
    /// <param name="expectsAnswer">True for the one call that is answered.</param>
    /// <param name="arguments">Texts, numbers, booleans and nulls.</param>
    public void Invoke(string target, bool expectsAnswer, params ReadOnlySpan<object?> arguments)
    {
        Put(0x96);
        Put(Invocation);
        Put(0x80); // No headers.
        Value(expectsAnswer ? "0" : null);
        Value(target);
        Put((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            Value(argument);
        }

        Put(0x90); // No streams.
        Close();
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case null:
                Put(0xc0);
                break;
            case bool flag:
                Put((byte)(flag ? 0xc3 : 0xc2));
                break;
            case string text:
                Put(0xdb);
                BinaryPrimitives.WriteInt32BigEndian(one.GetSpan(4), Encoding.UTF8.GetByteCount(text));
                one.Advance(4);
                one.Advance(Encoding.UTF8.GetBytes(text, one.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
                break;
            case long number:
                Put(0xd3);
                BinaryPrimitives.WriteInt64BigEndian(one.GetSpan(8), number);
                one.Advance(8);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} cannot be an argument.");
        }
    }

    private void Put(byte value)
    {
        one.GetSpan(1)[0] = value;
        one.Advance(1);
    }

    private void Close()
    {
        Span<byte> length = stackalloc byte[LengthBytesMax];
        var used = 0;
        for (var left = one.WrittenCount; used == 0 || left > 0; left >>= 7)
        {
            length[used++] = (byte)((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
        }

        all.Write(length[..used]);
        all.Write(one.WrittenSpan);
        one.ResetWrittenCount();
    }
}
