using System.Text.RegularExpressions;
using Coordination.Domain;

namespace Coordination.Silo.Import.Mapping;

/// <summary>Which official language a text without a mark is written in.</summary>
internal static partial class Wording
{
    /// <summary>True when more of the small words are French than English.</summary>
    public static bool IsFrench(string text)
    {
        var folded = Folded.Of(text);
        return FrenchWords().Count(folded) > EnglishWords().Count(folded);
    }

    /// <summary>A text on its proper side; the other side is empty until somebody writes it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">A longer text of the same hand, by which the language is told.</param>
    public static BilingualText OneSided(string text, string context = "") =>
        IsFrench($"{text} {context}") ? new("", text) : new(text, "");

    [GeneratedRegex(@"(?<!\w)(?:le|la|les|des|du|de|et|pour|une|un|aux|au|sur|avec|dans|l'|d')(?!\w)|(?<!\w)[ld]'(?=\w)", RegexOptions.CultureInvariant)]
    private static partial Regex FrenchWords();

    [GeneratedRegex(@"(?<!\w)(?:the|and|of|for|to|in|with|by|is|are|on|a|an)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishWords();
}
