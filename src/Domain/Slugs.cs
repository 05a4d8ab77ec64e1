using System.Collections.Frozen;
using System.Text;

namespace Coordination.Domain;

/// <summary>The words by which enumeration values are known outside: <c>SelfDirected</c> is <c>self-directed</c>.</summary>
/// <remarks>Reading takes an underscore for a hyphen, because both are in use among the standards we follow.</remarks>
public static class Slugs<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Words =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => Hyphenated(value.ToString()));

    private static readonly FrozenDictionary<string, TEnum> Values =
        Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every word, in the order of declaration.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<TEnum>().Select(value => Words[value])];

    /// <summary>The word for a value.</summary>
    public static string Of(TEnum value) => Words[value];

    /// <summary>The value for a word; false when there is none.</summary>
    public static bool TryParse(string? word, out TEnum value)
    {
        value = default;
        return word is not null && Values.TryGetValue(word.Replace('_', '-'), out value);
    }

    /// <summary>The value for a word of ours.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static TEnum Parse(string word) =>
        TryParse(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(TEnum).Name}.");

    private static string Hyphenated(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
