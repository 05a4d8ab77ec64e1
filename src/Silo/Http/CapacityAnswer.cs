using Coordination.Domain;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;

namespace Coordination.Silo.Http;

/// <summary>The one place where an opening's answer becomes an HTTP answer.</summary>
internal static class CapacityAnswer
{
    /// <summary>The answer over HTTP.</summary>
    public static Answer Of(CapacityOutcome outcome) => outcome switch
    {
        CapacityOutcome.Posted posted => Answer.Created(OpeningBody.Of(posted.OpeningId, posted.OpeningVersion, posted.Balance, posted.Terms, false, posted.AsOf) with { Freshness = Freshness.Fresh }),
        CapacityOutcome.Placed placed => Answer.Created(new
        {
            placed.HoldId,
            placed.OpeningId,
            placed.OpeningVersion,
            placed.ExpiresAt,
            placed.Units,
        }),
        CapacityOutcome.Confirmed confirmed => Answer.Ok(new { confirmed.HoldId, State = "confirmed", confirmed.OpeningVersion }),
        CapacityOutcome.Released released => Answer.Ok(new { released.HoldId, State = "released", released.OpeningVersion }),
        CapacityOutcome.Extended extended => Answer.Ok(new { extended.HoldId, State = "held", extended.ExpiresAt, extended.OpeningVersion }),
        CapacityOutcome.Changed changed => Answer.Ok(OpeningBody.Of(changed.OpeningId, changed.OpeningVersion, changed.Balance, changed.Terms, changed.IsClosed, changed.AsOf)),
        CapacityOutcome.Exhausted exhausted => Refusal(outcome, "exhausted", exhausted.Available),
        CapacityOutcome.Closed => Refusal(outcome, "closed"),
        CapacityOutcome.Lapsed => Refusal(outcome, "lapsed"),
        CapacityOutcome.AlreadyResolved resolved => Refusal(outcome, "already-resolved", Slugs<HoldState>.Of(resolved.State)),
        CapacityOutcome.AlreadyHolding holding => Refusal(outcome, "already-holding", holding.HoldId.Value),
        CapacityOutcome.Bundled bundled => Refusal(outcome, "bundled", bundled.BundleId?.Value ?? "–"),
        CapacityOutcome.InProgress => Answer.Problem(StatusCodes.Status409Conflict, "in-progress") with { RetryAfterSeconds = 1 },
        CapacityOutcome.BelowCommitments below => BelowCommitments(below),
        CapacityOutcome.Unknown => Answer.NotFound(),
        CapacityOutcome.Mismatch => Answer.Problem(StatusCodes.Status422UnprocessableEntity, "idempotency-mismatch"),
        _ => throw new InvalidOperationException($"No HTTP answer for {outcome.GetType().Name}."),
    };

    private static Answer Refusal(CapacityOutcome outcome, string slug, params object?[] values) => new(
        StatusCodes.Status409Conflict,
        ProblemBody.Of(StatusCodes.Status409Conflict, slug, values) with { OpeningVersion = outcome.OpeningVersion });

    private static Answer BelowCommitments(CapacityOutcome.BelowCommitments below) => new(
        StatusCodes.Status409Conflict,
        ProblemBody.Of(StatusCodes.Status409Conflict, "below-commitments", below.Held, below.Taken, below.Held + below.Taken) with
        {
            OpeningVersion = below.OpeningVersion,
            Commitments = [.. below.Holds.Select(hold => hold.Value)],
        });
}
