namespace Coordination.Domain.Referrals;

/// <summary>What a partner may be told about a person with a referral.</summary>
public static class SharedFields
{
    /// <summary>What every partner needs to answer; shared without asking.</summary>
    public static ImmutableArray<string> Basic { get; } = ["service-type", "need", "region", "language"];

    /// <summary>What needs a consent that covers it.</summary>
    public static ImmutableArray<string> WithConsent { get; } = ["name", "birth-date", "contact", "assessment", "assets", "note-history"];

    /// <summary>Every field that may be named.</summary>
    public static ImmutableArray<string> All { get; } = [.. Basic, .. WithConsent];
}
