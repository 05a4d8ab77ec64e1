using System.Globalization;
using Coordination.Dashboard.Words;
using Coordination.Domain;
using Coordination.Domain.Resources;
using Coordination.Grains.Providers;
using Coordination.Grains.Referrals;
using Coordination.Grains.Resources;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Openings: posting them, looking at them, changing them.</summary>
internal static class OpeningEndpoints
{
    private const string Open = "open";
    private const string Closed = "closed";

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/resources/{id}/openings", Post).For(Roles.Offer).Ledgered().WithTags("Openings").WithSummary("Posts an opening of a resource.");
        api.MapGet("/openings/{id}", View).For(Roles.SeeExactly).WithTags("Openings").WithSummary("An opening as it stands.");
        commands.MapPatch("/openings/{id}", Change).For(Roles.Offer).Ledgered().WithTags("Openings")
            .WithSummary("Changes the maximum, closes or reopens, or affirms; below what is promised it is refused.");
    }

    private static async Task<Answer> Post(string id, HttpContext context, Body<PostOpeningBody> body, IGrainFactory grains, Memberships memberships, WaitingMatches waiting)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!ResourceId.TryParse(id, out var resourceId) || await grains.GetGrain<IResourceGrain>(resourceId.Value).Profile() is not { } profile)
        {
            return Answer.NotFound();
        }

        if (await ProviderEndpoints.Refusal(context, profile.ProviderId, memberships) is { } refusal)
        {
            return refusal;
        }

        var checks = new Checks();
        var terms = new OpeningTerms(checks.Word<CapacityUnit>("unit", body.Value.Unit), body.Value.StartsOn, body.Value.EndsOn);
        var maximum = checks.Number("maximum", body.Value.Maximum, 1, Limits.OpeningUnitsMax);
        if (terms.StartsOn > terms.EndsOn)
        {
            checks.Fail("startsOn", "Field_MinAboveMax", "endsOn");
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        // Counted before it is posted: a moment later the first of them are offered its places, and wait no more.
        var matches = await waiting.Of(profile, context.RequestAborted);
        var answer = CapacityAnswer.Of(await grains.GetGrain<IResourceGrain>(resourceId.Value).PostOpening(new(context.Command(), terms, maximum)));
        return answer.Body is OpeningBody posted
            ? answer with { Body = posted with { WaitingMatches = WaitingText.Of(matches, context.User.IsInRole(Roles.Partner), CultureInfo.CurrentUICulture) } }
            : answer;
    }

    private static async Task<Answer> View(string id, HttpContext context, IGrainFactory grains, Memberships memberships, TimeProvider clock)
    {
        if (await Find(id, context, grains, memberships) is not { } listing)
        {
            return Answer.NotFound();
        }

        var now = clock.GetUtcNow();
        return Answer.Ok(OpeningBody.Of(listing.OpeningId, listing.Version, listing.Balance, listing.Terms, listing.IsClosed, now) with
        {
            Freshness = FreshnessRule.Of(listing.AffirmedAt, now),
        });
    }

    private static async Task<Answer> Change(string id, HttpContext context, Body<ChangeOpeningBody> body, IGrainFactory grains, Memberships memberships)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!OpeningId.TryParse(id, out var openingId) || await grains.GetGrain<IResourceGrain>(openingId.Resource.Value).Opening(openingId) is not { } listing)
        {
            return Answer.NotFound();
        }

        if (await ProviderEndpoints.Refusal(context, listing.Profile.ProviderId, memberships) is { } refusal)
        {
            return refusal;
        }

        var checks = new Checks();
        var maximum = checks.OptionalNumber("maximum", body.Value.Maximum, 0, Limits.OpeningUnitsMax);
        if (body.Value.Status is not (null or Open or Closed))
        {
            checks.Fail("status", "Field_OneOf", $"{Open}, {Closed}");
        }

        bool? isClosed = body.Value.Status is { } status ? status == Closed : null;
        return checks.AreGood
            ? CapacityAnswer.Of(await grains.GetGrain<IResourceGrain>(openingId.Resource.Value).ChangeOpening(
                new(context.Command(), openingId, maximum, isClosed, body.Value.Affirm ?? false)))
            : checks.Answer();
    }

    /// <summary>The opening, unless it is one of a pending provider that the caller may not know of.</summary>
    private static async Task<OpeningListing?> Find(string id, HttpContext context, IGrainFactory grains, Memberships memberships)
    {
        if (!OpeningId.TryParse(id, out var openingId) || await grains.GetGrain<IResourceGrain>(openingId.Resource.Value).Opening(openingId) is not { } listing)
        {
            return null;
        }

        return listing.Profile.IsPending && await ProviderEndpoints.Refusal(context, listing.Profile.ProviderId, memberships) is not null ? null : listing;
    }
}
