using Coordination.Grains.Bundles;

namespace Coordination.Silo.Http;

/// <summary>The one place where a bundle's answer becomes an HTTP answer.</summary>
internal static class BundleAnswer
{
    /// <summary>The answer over HTTP.</summary>
    public static Answer Of(BundleOutcome outcome) => outcome switch
    {
        BundleOutcome.Placed placed => Answer.Created(new { placed.BundleId, State = "held", placed.ExpiresAt, placed.Holds }),
        BundleOutcome.Confirmed confirmed => Answer.Ok(new { confirmed.BundleId, State = "confirmed", confirmed.Holds }),
        BundleOutcome.Released released => Answer.Ok(new { released.BundleId, State = "released", released.Holds }),
        BundleOutcome.Refused refused => new(
            StatusCodes.Status409Conflict,
            ProblemBody.Of(StatusCodes.Status409Conflict, "bundle-refused", refused.Parts.Length) with { Parts = [.. refused.Parts] }),
        BundleOutcome.Lapsed => Answer.Problem(StatusCodes.Status409Conflict, "lapsed"),
        BundleOutcome.AlreadyReleased => Answer.Problem(StatusCodes.Status409Conflict, "already-resolved", "released"),
        BundleOutcome.Unknown => Answer.NotFound(),
        BundleOutcome.Mismatch => Answer.Problem(StatusCodes.Status422UnprocessableEntity, "idempotency-mismatch"),
        _ => throw new InvalidOperationException($"No HTTP answer for {outcome.GetType().Name}."),
    };
}
