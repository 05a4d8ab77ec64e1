namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>How alike two words are spelt.</summary>
public static class SpellingLikeness
{
    private const double PrefixWeight = 0.1;
    private const int PrefixMax = 4;

    /// <summary>The Jaro-Winkler likeness (Winkler 1990), 0 to 1: shared letters near the same place, a shared beginning weighing more.</summary>
    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var jaro = Jaro(a, b);
        var prefix = Math.Min(PrefixMax, a.CommonPrefixLength(b));
        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    /// <summary>True when one letter is wrong, missing or too many, or two neighbours have changed places.</summary>
    public static bool IsOneSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            return IsOneSlip(b, a);
        }

        var start = a.CommonPrefixLength(b);
        var restOfA = a[start..];
        var restOfB = b[start..];
        return restOfB.Length > 0 && (b.Length - a.Length) switch
        {
            0 => restOfA[1..].SequenceEqual(restOfB[1..])
                || (restOfA.Length > 1 && restOfA[0] == restOfB[1] && restOfA[1] == restOfB[0] && restOfA[2..].SequenceEqual(restOfB[2..])),
            1 => restOfA.SequenceEqual(restOfB[1..]),
            _ => false,
        };
    }

    private static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var reach = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        Span<bool> taken = b.Length <= 256 ? stackalloc bool[b.Length] : new bool[b.Length];
        Span<char> inA = a.Length <= 256 ? stackalloc char[a.Length] : new char[a.Length];
        var shared = 0;
        for (var index = 0; index < a.Length; index++)
        {
            for (var other = Math.Max(0, index - reach); other <= Math.Min(b.Length - 1, index + reach); other++)
            {
                if (!taken[other] && a[index] == b[other])
                {
                    taken[other] = true;
                    inA[shared++] = a[index];
                    break;
                }
            }
        }

        if (shared == 0)
        {
            return 0;
        }

        var (moved, next) = (0, 0);
        for (var other = 0; other < b.Length; other++)
        {
            if (taken[other] && inA[next++] != b[other])
            {
                moved++;
            }
        }

        return ((shared / (double)a.Length) + (shared / (double)b.Length) + ((shared - (moved / 2.0)) / shared)) / 3;
    }
}
