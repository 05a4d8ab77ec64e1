namespace Coordination.Domain.Pictures;

/// <summary>Text for a place of a given width, where nothing measures it: widths are those of common sans-serif fonts, rather too wide than too narrow.</summary>
public static class TextFit
{
    private const char Ellipsis = '…';

    /// <summary>About how wide a line is, in the units of <paramref name="fontSize"/>.</summary>
    public static double Width(string text, double fontSize) => text.Sum(OfLetter) * fontSize;

    /// <summary>The text in lines, broken between words; what does not fit on the last line ends in an ellipsis.</summary>
    public static ImmutableArray<string> Lines(string text, double width, double fontSize, int linesMax)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", fontSize) <= width)
            {
                lines[^1] += " " + word;
            }
            else if (lines.Count < linesMax)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] += " " + word;
                break;
            }
        }

        return [.. lines.Select(line => Cut(line, width, fontSize))];
    }

    private static string Cut(string line, double width, double fontSize)
    {
        var kept = line;
        while (kept.Length > 1 && Width(kept == line ? kept : kept + Ellipsis, fontSize) > width)
        {
            kept = kept[..^1].TrimEnd();
        }

        return kept == line ? line : kept + Ellipsis;
    }

    private static double OfLetter(char letter) => letter switch
    {
        'i' or 'l' or 'j' or '.' or ',' or '\'' or '’' or ':' or '|' => 0.32,
        't' or 'f' or 'r' or ' ' or '\u00A0' or '\u202F' or '(' or ')' or '-' => 0.4,
        'm' or 'w' or 'M' or 'W' or '%' or Ellipsis => 0.96,
        _ => char.IsUpper(letter) ? 0.74 : 0.6,
    };
}
