using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;

namespace Coordination.Domain.Plans;

/// <summary>How much direct support somebody has had, month by month, and whether less would now do (S23).</summary>
/// <param name="SupportsByMonth">Services that ran at the end of each of the last <see cref="Months"/> months, oldest first, the present month last.</param>
/// <param name="ProposesStepDown">Every goal is met while support still runs: a step down should be talked about.</param>
[GenerateSerializer, Immutable, Alias("Autonomy")]
public sealed record Autonomy(ImmutableArray<int> SupportsByMonth, bool ProposesStepDown)
{
    /// <summary>Months that are shown.</summary>
    public const int Months = 6;

    /// <summary>Nothing ever ran.</summary>
    public static readonly Autonomy None = new([.. Enumerable.Repeat(0, Months)], false);

    /// <summary>Below 0 when less support runs than in the months before: the person does more on their own. 0 for no change.</summary>
    public double Trend => SupportsByMonth.TakeLast(Months / 2).Average() - SupportsByMonth.Take(Months / 2).Average();

    /// <summary>Reads it from what is on record.</summary>
    public static Autonomy Of(ImmutableArray<Need> needs, ImmutableArray<Referral> referrals, DateTimeOffset now)
    {
        var months = Enumerable.Range(0, Months).Select(ago => now.AddMonths(ago + 1 - Months)).Select(at => referrals.Count(referral => Runs(referral, at)));
        var goalsAreMet = needs.Any(need => need.Status == NeedStatus.Met) && needs.All(need => need.Status is NeedStatus.Met or NeedStatus.Closed);
        return new([.. months], goalsAreMet && referrals.Any(referral => Runs(referral, now)));
    }

    private static bool Runs(Referral referral, DateTimeOffset at) =>
        referral.Steps.LastOrDefault(step => step.At <= at)?.Status is ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold;
}
