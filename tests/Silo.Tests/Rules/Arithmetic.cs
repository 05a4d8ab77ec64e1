using System.Globalization;

namespace Coordination.Silo.Tests.Rules;

/// <summary>Evaluates a formula as it stands on the page, in the language it is written in.</summary>
internal sealed class Arithmetic
{
    private readonly string text;
    private readonly NumberFormatInfo numbers;
    private int at;

    private Arithmetic(string text, CultureInfo culture)
    {
        // A comma with a space after it stands between two arguments; any other belongs to a number.
        this.text = string.Concat(text.Replace(", ", ";", StringComparison.Ordinal).Where(letter => !char.IsWhiteSpace(letter)));
        numbers = culture.NumberFormat;
    }

    /// <summary>What it comes to.</summary>
    public static double Of(string formula, CultureInfo culture)
    {
        var reader = new Arithmetic(formula, culture);
        var value = reader.Sum();
        return reader.at == reader.text.Length ? value : throw new FormatException($"'{reader.text[reader.at..]}' is left of '{formula}'.");
    }

    private double Sum()
    {
        var value = Product();
        while (true)
        {
            if (Takes("+"))
            {
                value += Product();
            }
            else if (Takes("−"))
            {
                value -= Product();
            }
            else
            {
                return value;
            }
        }
    }

    private double Product()
    {
        var value = Factor();
        while (true)
        {
            if (Takes("·"))
            {
                value *= Factor();
            }
            else if (Takes("/"))
            {
                value /= Factor();
            }
            else
            {
                return value;
            }
        }
    }

    private double Factor()
    {
        if (Takes("min("))
        {
            return Pair(Math.Min);
        }

        if (Takes("max("))
        {
            return Pair(Math.Max);
        }

        if (Takes("ln("))
        {
            return Math.Log(Closed(")"));
        }

        if (Takes("⌈"))
        {
            return Math.Ceiling(Math.Round(Closed("⌉"), 6));
        }

        return Takes("(") ? Closed(")") : Number();
    }

    private double Pair(Func<double, double, double> choose)
    {
        var first = Closed(";");
        return choose(first, Closed(")"));
    }

    private double Closed(string end)
    {
        var value = Sum();
        return Takes(end) ? value : throw new FormatException($"{end} is missing at '{text[at..]}'.");
    }

    private double Number()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || IsPartOfNumber()))
        {
            at++;
        }

        return double.Parse(text[from..at], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, numbers);
    }

    private bool IsPartOfNumber() =>
        text[at..].StartsWith(numbers.NumberDecimalSeparator, StringComparison.Ordinal) || text[at..].StartsWith(numbers.NumberGroupSeparator, StringComparison.Ordinal);

    private bool Takes(string word)
    {
        if (!text[at..].StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }

        at += word.Length;
        return true;
    }
}
