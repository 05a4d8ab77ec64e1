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

    /// <summary>Its provider has not confirmed it for so long that its places do not count.</summary>
    public const string Unconfirmed = "unconfirmed";

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

    /// <summary>It is kept for people with a higher need until the day named, at the latest.</summary>
    public const string PriceHeld = "kept-for-higher-need";

    /// <summary>The day on which it is no longer kept, at the latest.</summary>
    public const string ChangeWait = "change-wait";

    /// <summary>The waitlist.</summary>
    public const string ChangeWaitlist = "change-waitlist";

    /// <summary>The provider may open it again.</summary>
    public const string ChangeReopen = "change-reopen";

    /// <summary>A coordinator approves the provider.</summary>
    public const string ChangeApprove = "change-approve";

    /// <summary>The provider confirms it.</summary>
    public const string ChangeConfirm = "change-confirm";

    /// <summary>A language level.</summary>
    public const string ChangeLevel = "change-level";

    /// <summary>A course for higher levels.</summary>
    public const string ChangeHigherCourse = "change-higher-course";

    /// <summary>The language levels are recorded.</summary>
    public const string ChangeRecordLevel = "change-record-level";

    /// <summary>The day on which the person is old enough.</summary>
    public const string ChangeBirthday = "change-birthday";

    /// <summary>The person says they belong to the group and agrees to be matched by it.</summary>
    public const string ChangeAudience = "change-audience";

    /// <summary>A larger catchment, or a form that is not bound to a place.</summary>
    public const string ChangeCatchment = "change-catchment";

    /// <summary>A need of its type is recorded.</summary>
    public const string ChangeNeed = "change-need";

    /// <summary>A worker may decide otherwise, with a reason.</summary>
    public const string ChangeOverrideWorker = "change-override-worker";

    /// <summary>A coordinator may decide otherwise, with a reason.</summary>
    public const string ChangeOverrideCoordinator = "change-override-coordinator";

    private const string RulePrefix = "rule-";

    /// <summary>The code of what an evidence rule says.</summary>
    public static string OfRule(string ruleId) => RulePrefix + ruleId.ToLowerInvariant();

    /// <summary>Every code.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Full, Closed, Pending, Over, Unconfirmed, LanguageTooLow, LanguageTooHigh, LanguageUnknown, TooYoung, TooOld, OtherAudience,
        OutsideCatchment, NothingInCommon, MeetsNeed, UsesAsset, InPreferredLanguage, NotInPreferredLanguage, Near, Distance,
        Remote, StartsSoon, StartsLate, FewLeft, NotConfirmedLately, HalfTranslated, PriceHeld, ChangeWait, ChangeWaitlist, ChangeReopen,
        ChangeApprove, ChangeConfirm, ChangeLevel, ChangeHigherCourse, ChangeRecordLevel, ChangeBirthday, ChangeAudience, ChangeCatchment, ChangeNeed,
        ChangeOverrideWorker, ChangeOverrideCoordinator, .. Rules.EvidenceRules.All.Select(rule => OfRule(rule.Id)),
    ];
}
