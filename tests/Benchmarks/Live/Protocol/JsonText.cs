using System.Buffers.Text;
using System.Text.Json;

namespace Coordination.Benchmarks.Live.Protocol;

/// <summary>Finds single values in JSON without reading the rest: thousands of circuits bring a lot of it.</summary>
internal static class JsonText
{
    /// <summary>The whole number that follows <paramref name="mark"/>.</summary>
    public static long NumberAfter(ReadOnlySpan<byte> json, ReadOnlySpan<byte> mark)
    {
        var at = json.IndexOf(mark);
        return at >= 0 && Utf8Parser.TryParse(json[(at + mark.Length)..], out long number, out _) ? number : throw new InvalidDataException("A number is missing.");
    }

    /// <summary>The first item of an array, a text that may be long, as UTF-8.</summary>
    public static ReadOnlySpan<byte> FirstBytes(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Read();
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        var text = new byte[reader.ValueSpan.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }

    /// <summary>The first item of an array, a text.</summary>
    public static string First(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Read();
        return reader.GetString()!;
    }
}
