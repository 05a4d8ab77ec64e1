namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>Why two people may be one.</summary>
public enum LikenessReason
{
    /// <summary>The same client id of IRCC.</summary>
    SameClientId,

    /// <summary>The same telephone number.</summary>
    SamePhone,

    /// <summary>The same e-mail address.</summary>
    SameEmail,

    /// <summary>The same birth date.</summary>
    SameBirthDate,

    /// <summary>Birth dates with day and month exchanged.</summary>
    BirthDateSwapped,

    /// <summary>Birth dates that differ as a mistyped one does.</summary>
    BirthDateMistyped,

    /// <summary>The same name, perhaps in another script or with other accents.</summary>
    SameName,

    /// <summary>Names that sound alike.</summary>
    NameSoundsAlike,

    /// <summary>Names that are spelt alike.</summary>
    NameSpeltAlike,

    /// <summary>Given and family names exchanged.</summary>
    NamesSwapped,
}

/// <summary>Whether two descriptions are of one person.</summary>
/// <param name="Points">The evidence, in bits after Fellegi and Sunter (1969): each point makes it twice as likely. The points of each part are ours, set on invented people.</param>
/// <param name="Reasons">What speaks for it, strongest first.</param>
public sealed record PersonLikeness(double Points, ImmutableArray<LikenessReason> Reasons)
{
    /// <summary>From here on somebody is shown as a likely duplicate.</summary>
    public const double ShownFrom = 12;

    private const double SameClientId = 25;
    private const double OtherClientId = -8;
    private const double SamePhone = 8;
    private const double SameEmail = 9;
    private const double SameDate = 10;
    private const double SwappedDate = 7.5;
    private const double MistypedDate = 5.5;
    private const double OtherDate = -8;

    /// <summary>Alone, only a name that is all but the same is enough, and only while nothing else is known.</summary>
    private const double NameAloneFrom = 0.93;

    /// <summary>Points of a name by how alike it is, most alike first.</summary>
    private static readonly (double From, double Points)[] NamePoints = [(0.995, 9), (0.96, 8), (0.93, 7), (0.89, 5.5), (0.85, 4), (0.80, 1.5), (0.72, -2)];

    private const double OtherName = -8;

    /// <summary>From here on a name counts as a namesake of another.</summary>
    public const double NamesakeFrom = 0.93;

    /// <summary>What every doubling of the number of namesakes takes from a mistyped birth date, which one of many is likely to be near by chance.</summary>
    private const double ByNamesakes = 0.12;

    /// <summary>Compares two descriptions; null when nothing speaks for one person or something speaks clearly against it.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <param name="namesakes">How many people on record are called like the first, themselves left out; 1 or more.</param>
    public static PersonLikeness? Of(Description a, Description b, int namesakes = 1)
    {
        var reasons = ImmutableArray.CreateBuilder<LikenessReason>();
        var points = OfClientId(a.ClientId, b.ClientId, reasons)
            + OfText(a.Phone, b.Phone, SamePhone, LikenessReason.SamePhone, reasons)
            + OfText(a.Email, b.Email, SameEmail, LikenessReason.SameEmail, reasons);
        var date = BirthDates.Compare(a.BirthDate, b.BirthDate);
        points += OfDate(date, reasons) - (date is DateLikeness.OneDigit or DateLikeness.OneYear ? ByNamesakes * Math.Log2(Math.Max(1, namesakes)) : 0);
        points += OfName(new(a.GivenName, a.FamilyName), new(b.GivenName, b.FamilyName), reasons.Count == 0 && date == DateLikeness.Unknown, reasons);
        return points >= ShownFrom && reasons.Count > 0 ? new(points, reasons.ToImmutable()) : null;
    }

    private static double OfClientId(string? a, string? b, ImmutableArray<LikenessReason>.Builder reasons)
    {
        if (string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b))
        {
            return 0;
        }

        return a == b ? Found(SameClientId, LikenessReason.SameClientId, reasons) : OtherClientId;
    }

    private static double OfText(string? a, string? b, double same, LikenessReason reason, ImmutableArray<LikenessReason>.Builder reasons) =>
        !string.IsNullOrEmpty(a) && string.Equals(a, b, StringComparison.OrdinalIgnoreCase) ? Found(same, reason, reasons) : 0;

    private static double OfDate(DateLikeness date, ImmutableArray<LikenessReason>.Builder reasons) => date switch
    {
        DateLikeness.Same => Found(SameDate, LikenessReason.SameBirthDate, reasons),
        DateLikeness.Swapped => Found(SwappedDate, LikenessReason.BirthDateSwapped, reasons),
        DateLikeness.OneDigit or DateLikeness.OneYear => Found(MistypedDate, LikenessReason.BirthDateMistyped, reasons),
        DateLikeness.Different => OtherDate,
        _ => 0,
    };

    private static double OfName(NamedWords a, NamedWords b, bool isAlone, ImmutableArray<LikenessReason>.Builder reasons)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return 0;
        }

        var name = NameLikeness.Of(a, b);
        var points = NamePoints.FirstOrDefault(step => name.Degree >= step.From, (0, OtherName)).Item2;
        if (points <= 0)
        {
            return points;
        }

        reasons.Add(name.IsSame ? LikenessReason.SameName : name.SoundsAlike ? LikenessReason.NameSoundsAlike : LikenessReason.NameSpeltAlike);
        if (name.IsSwapped)
        {
            reasons.Add(LikenessReason.NamesSwapped);
        }

        return isAlone && name.Degree >= NameAloneFrom ? ShownFrom + name.Degree : points;
    }

    private static double Found(double points, LikenessReason reason, ImmutableArray<LikenessReason>.Builder reasons)
    {
        reasons.Add(reason);
        return points;
    }
}
