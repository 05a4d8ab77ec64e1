using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Newcomers;

namespace Coordination.Dashboard.Words;

/// <summary>What the closed answers of openings and referrals say to people. Nothing is left out.</summary>
public static class OutcomeText
{
    /// <summary>The answer of an opening.</summary>
    /// <param name="outcome">The answer.</param>
    /// <param name="local">Turns an instant into the reader's time.</param>
    public static Message Of(CapacityOutcome outcome, Func<DateTimeOffset, DateTimeOffset> local) => outcome switch
    {
        CapacityOutcome.Posted posted => Message.Good(Say.With(OutcomeTexts.Posted, Say.Whole(posted.Balance.Available))),
        CapacityOutcome.Placed placed => Message.Good(Say.With(OutcomeTexts.Placed, Time(placed.ExpiresAt, local))),
        CapacityOutcome.Confirmed => Message.Good(OutcomeTexts.Confirmed),
        CapacityOutcome.Released => Message.Good(OutcomeTexts.Released),
        CapacityOutcome.Extended extended => Message.Good(Say.With(OutcomeTexts.Extended, Time(extended.ExpiresAt, local))),
        CapacityOutcome.Changed changed => Message.Good(Say.With(
            changed.IsClosed ? OutcomeTexts.ChangedClosed : OutcomeTexts.Changed, Say.Whole(changed.Balance.Available), Say.Whole(changed.Balance.Maximum))),
        CapacityOutcome.Exhausted exhausted => Message.Bad(Say.With(OutcomeTexts.Exhausted, Say.Whole(exhausted.Available))),
        CapacityOutcome.Closed => Message.Bad(OutcomeTexts.Closed),
        CapacityOutcome.Lapsed => Message.Bad(OutcomeTexts.Lapsed),
        CapacityOutcome.AlreadyResolved resolved => Message.Bad(Say.With(OutcomeTexts.AlreadyResolved, Words.Of(resolved.State))),
        CapacityOutcome.AlreadyHolding => Message.Bad(OutcomeTexts.AlreadyHolding),
        CapacityOutcome.BelowCommitments below => Message.Bad(Say.With(
            OutcomeTexts.BelowCommitments, Say.Whole(below.Held), Say.Whole(below.Taken), Say.Whole(below.Held + below.Taken))),
        CapacityOutcome.Unknown => Message.Bad(OutcomeTexts.Unknown),
        CapacityOutcome.Mismatch => Message.Bad(OutcomeTexts.Mismatch),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no text."),
    };

    /// <summary>The answer to a referral command.</summary>
    /// <param name="outcome">The answer.</param>
    /// <param name="local">Turns an instant into the reader's time.</param>
    public static Message Of(ReferralOutcome outcome, Func<DateTimeOffset, DateTimeOffset> local) => outcome switch
    {
        ReferralOutcome.Done { Referral.Pending: { } pending } => Message.Good(Say.With(OutcomeTexts.ReferralPending, Words.Of(pending.Move))),
        ReferralOutcome.Done { Referral: { Status: Domain.Referrals.ReferralStatus.Requested } sent } =>
            Message.Good(Say.With(OutcomeTexts.ReferralSent, Say.DayAndTime(local(sent.RespondBy)))),
        ReferralOutcome.Done done => Message.Good(Say.With(OutcomeTexts.ReferralDone, Words.Of(done.Referral.Status))),
        ReferralOutcome.NoPlace no => Of(no.Answer, local),
        ReferralOutcome.Illegal illegal => Message.Bad(StandsAs(illegal.Referral, local)),
        ReferralOutcome.NotCovered uncovered => Message.Bad(Say.With(OutcomeTexts.NotCovered, string.Join(", ", uncovered.Fields.Select(Words.OfField)))),
        ReferralOutcome.Unknown unknown => Message.Bad(Say.With(OutcomeTexts.ReferralUnknown, unknown.What)),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no text."),
    };

    /// <summary>Where a referral stands, who brought it there, and when.</summary>
    public static string StandsAs(Domain.Referrals.Referral referral, Func<DateTimeOffset, DateTimeOffset> local) =>
        Say.With(OutcomeTexts.Illegal, Words.Of(referral.Status), referral.Steps[^1].By, Say.DayAndTime(local(referral.Steps[^1].At)));

    private static string Time(DateTimeOffset instant, Func<DateTimeOffset, DateTimeOffset> local) => local(instant).ToString("t", CultureInfo.CurrentCulture);
}
