using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Dashboard.People;

/// <summary>A referral as it is being entered. Its id is chosen at the start, so that sending it again sends it once.</summary>
public sealed class ReferralDraft(OpeningId openingId, HoldId? holdId, NeedId? needId)
{
    /// <summary>The referral it will be.</summary>
    public ReferralId ReferralId { get; } = ReferralId.New();

    /// <summary>Where to.</summary>
    public OpeningId OpeningId { get; } = openingId;

    /// <summary>The place held for it, if one is.</summary>
    public HoldId? HoldId { get; } = holdId;

    /// <summary>The need it serves.</summary>
    public NeedId? NeedId { get; } = needId;

    /// <summary>For the partner.</summary>
    public string Note { get; set; } = "";

    /// <summary>Why this service by itself is right for a highly vulnerable person.</summary>
    public string WhyAlone { get; set; } = "";

    /// <summary>Whether what consents cover is shared with it.</summary>
    public bool SharesCovered { get; set; } = true;
}
