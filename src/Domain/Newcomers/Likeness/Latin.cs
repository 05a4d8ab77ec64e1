using System.Text;

namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>Names in plain Latin letters, whatever script, accents and punctuation they were typed with.</summary>
public static class Latin
{
    private const string ArabicArticle = "ال";
    private const int ArticleWordMin = 5;

    /// <summary>The words of a text: lower case, a to z and digits only. An apostrophe joins, every other mark divides.</summary>
    public static ImmutableArray<string> Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var latin = new StringBuilder(text.Length + 8);
        var isStart = true;
        var plain = Plain(text);
        for (var index = 0; index < plain.Length; index++)
        {
            if (isStart && HasArticle(plain, index))
            {
                latin.Append("al ");
                index += ArabicArticle.Length;
            }

            isStart = !Write(latin, plain[index]);
        }

        return [.. latin.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The words of a text in one, divided by single spaces.</summary>
    public static string Line(string? text) => string.Join(' ', Words(text));

    /// <summary>Letters and their marks apart; broken halves of characters are left out, because they cannot be taken apart.</summary>
    private static string Plain(string text)
    {
        var sound = text.Any(char.IsSurrogate) ? new string([.. text.Where(letter => !char.IsSurrogate(letter))]) : text;
        return sound.Normalize(NormalizationForm.FormKD).ToLowerInvariant();
    }

    /// <summary>Writes one letter; false when it divides words.</summary>
    private static bool Write(StringBuilder latin, char letter)
    {
        if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
        {
            latin.Append(letter);
        }
        else if (Scripts.Latin(letter) is { } written)
        {
            latin.Append(written);
        }
        else if (char.IsDigit(letter))
        {
            latin.Append((int)char.GetNumericValue(letter));
        }
        else if (!Joins(letter))
        {
            latin.Append(' ');
            return false;
        }

        return true;
    }

    /// <summary>Marks that stand on, or between, the letters of one word; and letters of scripts we have no table for.</summary>
    private static bool Joins(char letter) =>
        letter is '\'' or '’' or '‘' or 'ʼ' or 'ʻ' or '`' or '´' or '\u0640' or '\u200c' or '\u200d'
        || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || char.IsLetter(letter);

    private static bool HasArticle(string text, int index)
    {
        if (!text.AsSpan(index).StartsWith(ArabicArticle, StringComparison.Ordinal))
        {
            return false;
        }

        var end = index;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return end - index >= ArticleWordMin;
    }
}
