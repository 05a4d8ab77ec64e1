using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain.Newcomers;

/// <summary>About how old somebody is who does not say it exactly.</summary>
public enum AgeBand
{
    /// <summary>Under 15.</summary>
    Child,

    /// <summary>15 to 17.</summary>
    Teen,

    /// <summary>18 to 24.</summary>
    Youth,

    /// <summary>25 to 44.</summary>
    Adult,

    /// <summary>45 to 64.</summary>
    OlderAdult,

    /// <summary>65 or older.</summary>
    Senior,
}

/// <summary>What stands for name and birth date of somebody who gives neither.</summary>
/// <param name="Code">What they are called; they keep it, so that they can come back.</param>
/// <param name="AgeBand">How old they say they are; null when they do not say.</param>
[GenerateSerializer, Immutable, Alias("Anonymity")]
public sealed record Anonymity(string Code, AgeBand? AgeBand)
{
    // Without the letters and digits that are read as one another.
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private const int CodeLength = 8;

    /// <summary>The code of a newcomer: always the same, and their id cannot be told from it.</summary>
    public static string CodeOf(NewcomerId newcomerId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("anonymous " + newcomerId.Value));
        var code = string.Concat(hash.Take(CodeLength).Select(part => Letters[part % Letters.Length]));
        return $"{code[..(CodeLength / 2)]}-{code[(CodeLength / 2)..]}";
    }

    /// <summary>A birth date in the middle of the band, which rules about age go by; without a band that of an adult of 35.</summary>
    public static DateOnly BirthDateOf(AgeBand? band, DateOnly today) => today.AddYears(-YearsOf(band));

    private static int YearsOf(AgeBand? band) => band switch
    {
        Newcomers.AgeBand.Child => 8,
        Newcomers.AgeBand.Teen => 16,
        Newcomers.AgeBand.Youth => 21,
        Newcomers.AgeBand.OlderAdult => 55,
        Newcomers.AgeBand.Senior => 70,
        _ => 35,
    };
}
