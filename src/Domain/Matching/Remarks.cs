namespace Coordination.Domain.Matching;

/// <summary>Every code a <see cref="Remark"/> can have. The screens have a text for each, in both languages.</summary>
public static class Remarks
{
    /// <summary>The opening is full.</summary>
    public const string Full = "full";

    /// <summary>The opening takes no holds.</summary>
    public const string Closed = "closed";

    /// <summary>The provider is not approved yet.</summary>
    public const string Pending = "provider-pending";

    /// <summary>It has already ended.</summary>
    public const string Over = "already-over";

    /// <summary>The person's language level is lower than it asks.</summary>
    public const string LanguageTooLow = "language-level-too-low";

    /// <summary>The person's language level is higher than it is meant for.</summary>
    public const string LanguageTooHigh = "language-level-too-high";

    /// <summary>The language level is asked for and not known.</summary>
    public const string LanguageUnknown = "language-level-unknown";

    /// <summary>The person is too young.</summary>
    public const string TooYoung = "too-young";

    /// <summary>The person is too old.</summary>
    public const string TooOld = "too-old";

    /// <summary>It is for a group the person has not said to belong to.</summary>
    public const string OtherAudience = "other-audience";

    /// <summary>It is too far away.</summary>
    public const string OutsideCatchment = "outside-catchment";

    /// <summary>It answers none of the person's open needs and takes none of their assets.</summary>
    public const string NothingInCommon = "nothing-in-common";

    /// <summary>It answers a need.</summary>
    public const string MeetsNeed = "meets-need";

    /// <summary>It takes what the person offers.</summary>
    public const string UsesAsset = "uses-asset";

    /// <summary>It is given in the person's official language.</summary>
    public const string InPreferredLanguage = "in-preferred-language";

    /// <summary>It is not given in the person's official language.</summary>
    public const string NotInPreferredLanguage = "not-in-preferred-language";

    /// <summary>It is near.</summary>
    public const string Near = "near";

    /// <summary>It is some way off.</summary>
    public const string Distance = "distance";

    /// <summary>One needs not travel for it.</summary>
    public const string Remote = "remote";

    /// <summary>It starts soon.</summary>
    public const string StartsSoon = "starts-soon";

    /// <summary>It starts late.</summary>
    public const string StartsLate = "starts-late";

    /// <summary>Few places are left.</summary>
    public const string FewLeft = "few-left";

    /// <summary>Its provider has not confirmed it for a while.</summary>
    public const string NotConfirmedLately = "not-confirmed-lately";

    /// <summary>Its text exists in one language only.</summary>
    public const string HalfTranslated = "half-translated";

    /// <summary>Every code.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Full, Closed, Pending, Over, LanguageTooLow, LanguageTooHigh, LanguageUnknown, TooYoung, TooOld, OtherAudience,
        OutsideCatchment, NothingInCommon, MeetsNeed, UsesAsset, InPreferredLanguage, NotInPreferredLanguage, Near, Distance,
        Remote, StartsSoon, StartsLate, FewLeft, NotConfirmedLately, HalfTranslated,
    ];
}
