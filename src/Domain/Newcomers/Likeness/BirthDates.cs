using System.Globalization;

namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>How two birth dates differ.</summary>
public enum DateLikeness
{
    /// <summary>At least one is not known.</summary>
    Unknown,

    /// <summary>They are the same.</summary>
    Same,

    /// <summary>Day and month have changed places.</summary>
    Swapped,

    /// <summary>One digit differs, or two neighbouring digits have changed places.</summary>
    OneDigit,

    /// <summary>The same day of a year before or after.</summary>
    OneYear,

    /// <summary>They are different dates.</summary>
    Different,
}

/// <summary>Birth dates as people mistype them.</summary>
public static class BirthDates
{
    private const string Digits = "yyyyMMdd";

    /// <summary>How two dates differ; the first answer of <see cref="DateLikeness"/> that is true.</summary>
    public static DateLikeness Compare(DateOnly? a, DateOnly? b) => (a, b) switch
    {
        (null, _) or (_, null) => DateLikeness.Unknown,
        ({ } one, { } other) when one == other => DateLikeness.Same,
        ({ } one, { } other) when one.Year == other.Year && one.Day == other.Month && one.Month == other.Day => DateLikeness.Swapped,
        ({ } one, { } other) when IsOneDigitOff(Written(one), Written(other)) => DateLikeness.OneDigit,
        ({ } one, { } other) when Math.Abs(one.Year - other.Year) == 1 && one.Day == other.Day && one.Month == other.Month => DateLikeness.OneYear,
        _ => DateLikeness.Different,
    };

    /// <summary>Every date that differs from this one as a mistyped one would, itself left out; a few dozen.</summary>
    public static IEnumerable<DateOnly> Mistyped(DateOnly date)
    {
        var digits = Written(date).ToCharArray();
        var found = new HashSet<DateOnly>();
        void Add(ReadOnlySpan<char> text)
        {
            if (DateOnly.TryParseExact(text, Digits, CultureInfo.InvariantCulture, DateTimeStyles.None, out var other) && other != date)
            {
                found.Add(other);
            }
        }

        // A century and a half around the date is enough: nobody is registered outside of it.
        for (var place = 1; place < digits.Length; place++)
        {
            var kept = digits[place];
            for (var digit = '0'; digit <= '9'; digit++)
            {
                digits[place] = digit;
                Add(digits);
            }

            digits[place] = kept;
            (digits[place - 1], digits[place]) = (digits[place], digits[place - 1]);
            Add(digits);
            (digits[place - 1], digits[place]) = (digits[place], digits[place - 1]);
        }

        Add($"{date.Year:0000}{date.Day:00}{date.Month:00}");
        Add($"{date.Year - 1:0000}{date.Month:00}{date.Day:00}");
        Add($"{date.Year + 1:0000}{date.Month:00}{date.Day:00}");
        return found;
    }

    private static string Written(DateOnly date) => date.ToString(Digits, CultureInfo.InvariantCulture);

    private static bool IsOneDigitOff(string a, string b)
    {
        var places = Enumerable.Range(0, a.Length).Where(place => a[place] != b[place]).ToArray();
        return places is [_] || (places is [var first, var second] && second == first + 1 && a[first] == b[second] && a[second] == b[first]);
    }
}
