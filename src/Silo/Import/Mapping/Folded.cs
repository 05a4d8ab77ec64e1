using System.Globalization;
using System.Text;

namespace Coordination.Silo.Import.Mapping;

/// <summary>Text as it is compared: lower case, without accents, every apostrophe alike, single blanks.</summary>
internal static class Folded
{
    /// <summary>The folded text.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var blank = false;
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsWhiteSpace(letter))
            {
                blank = folded.Length > 0;
                continue;
            }

            if (blank)
            {
                folded.Append(' ');
                blank = false;
            }

            folded.Append(letter switch
            {
                '\u2018' or '\u2019' => '\'',
                '\u2010' or '\u2011' or '\u2013' or '\u2014' => '-',
                _ => char.ToLowerInvariant(letter),
            });
        }

        return folded.ToString();
    }
}
