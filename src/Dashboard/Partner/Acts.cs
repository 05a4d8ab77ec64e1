using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Dashboard.Partner;

/// <summary>What a partner wants done with a referral.</summary>
public sealed record PartnerMove(IncomingReferral Referral, ReferralMove Move, Reason? Reason, Outcome? Outcome);

/// <summary>What a partner wants changed about an opening; null leaves a part as it is.</summary>
public sealed record OpeningChange(OpeningId OpeningId, int? Maximum, bool? IsClosed, bool Affirm);
