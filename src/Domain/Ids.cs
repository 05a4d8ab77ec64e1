using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain;

/// <summary>How ids are made. Each kind has a letter of its own, so that a key never looks like a number or a GUID.</summary>
public static class Ids
{
    /// <summary>Letters of the random part: 20 hex digits, 80 bits; ids are not guessable and do not tell when they were made.</summary>
    private const int RandomBytes = 10;

    /// <summary>Longest id that is looked at; anything longer is unknown by definition.</summary>
    public const int LengthMax = 80;

    private static readonly SearchValues<char> KeyLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>A fresh, unguessable key.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>The key that the same command always leads to, so that a repeated command makes the same thing.</summary>
    public static string KeyFrom(string scope, string seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(scope + "\n" + seed));
        return Convert.ToHexStringLower(hash.AsSpan(0, RandomBytes));
    }

    /// <summary>True for text that could be an id of ours: a prefix, then lower-case letters, digits and hyphens.</summary>
    public static bool IsWellFormed(string? text, string prefix) =>
        text is not null
        && text.Length > prefix.Length
        && text.Length <= LengthMax
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && text.AsSpan(prefix.Length).IndexOfAnyExcept(KeyLetters) < 0;
}
