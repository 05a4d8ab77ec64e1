using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Caseloads;

/// <summary>How much of a provider's capacity one open referral takes (formula F8).</summary>
public static class CaseWeight
{
    /// <summary>Weight of a case whose level nobody has assessed: that of a medium one.</summary>
    public const int Unknown = 2;

    /// <summary>1 for low, 2 for medium, 4 for intensive need.</summary>
    public static int Of(NeedLevel? level) => level switch
    {
        NeedLevel.Low => 1,
        NeedLevel.High => 4,
        _ => Unknown,
    };
}
