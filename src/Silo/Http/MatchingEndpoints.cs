using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Markets;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Matching: ranked matches, why and why not, the engine's own placements, and its decisions.</summary>
internal static class MatchingEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        api.MapGet("/newcomers/{id}/matches", Matches).For(Roles.KnowPeople).Noted().WithTags("Matching").WithSummary("Ranked matches with reasons for and against.");
        api.MapGet("/newcomers/{id}/matches/{openingId}/why", Why).For(Roles.KnowPeople).Noted().WithTags("Matching")
            .WithSummary("Why an opening is, or is not, a match, and what would change it.");
        commands.MapPost("/newcomers/{id}/needs/{needId}/place", Place).For(Roles.KnowPeople).WithTags("Matching")
            .WithSummary("Has the engine hold the best place for a need, or put it on the waitlist.");
        api.MapGet("/newcomers/{id}/bundle-proposal", Propose).For(Roles.KnowPeople).Noted().WithTags("Matching")
            .WithSummary("Places for several needs together (need=ID, repeated; by default every open need, at most five), one place preferred.");
        api.MapGet("/newcomers/{id}/decisions", Decisions).For(Roles.KnowPeople).Noted().WithTags("Matching").WithSummary("The decisions about a newcomer, newest first.");
        api.MapGet("/decisions/{id}", Decision).For(Roles.KnowPeople).WithTags("Matching").WithSummary("A decision with all it rested on, taken again.");
        api.MapGet("/markets/{province}", Standing).For(Roles.SeeExactly).WithTags("Matching").WithSummary("What the prices of a province or territory rest on.");
        api.MapGet("/markets/{province}/year", Year).For(Roles.Run).WithTags("Matching")
            .WithSummary("A simulated year by band, under the policy and under first come, first served.");
    }

    private static async Task<Answer> Matches(string id, PersonFiles files) =>
        NewcomerId.TryParse(id, out var newcomer) && await files.Matches(newcomer) is { } list
            ? Answer.Ok(MatchingShapes.Matches(list))
            : Answer.NotFound();

    private static async Task<Answer> Why(string id, string openingId, IGrainFactory grains) =>
        NewcomerId.TryParse(id, out var newcomer)
        && OpeningId.TryParse(openingId, out var opening)
        && await grains.GetGrain<INewcomerGrain>(newcomer.Value).Explain(opening) is { } explanation
            ? Answer.Ok(MatchingShapes.Why(explanation))
            : Answer.NotFound();

    private static async Task<Answer> Place(string id, string needId, HttpContext context, Body<EmptyBody> body, IGrainFactory grains, People people)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!NewcomerId.TryParse(id, out var newcomer) || !NeedId.TryParse(needId, out var need) || !await people.Has(newcomer, need))
        {
            return Answer.NotFound();
        }

        return await grains.GetGrain<INewcomerGrain>(newcomer.Value).Place(new(context.Command(), need, context.UserName())) is { } outcome
            ? Answer.Created(MatchingShapes.Placement(outcome))
            : Answer.Problem(StatusCodes.Status409Conflict, "need-not-open");
    }

    private static async Task<Answer> Propose(string id, string[] need, IGrainFactory grains)
    {
        if (!NewcomerId.TryParse(id, out var newcomer) || await grains.GetGrain<INewcomerGrain>(newcomer.Value).View() is not { } view)
        {
            return Answer.NotFound();
        }

        var open = view.Needs.Where(item => item.Status == NeedStatus.Open).OrderByDescending(item => item.Urgency).Select(item => item.NeedId.Value);
        ImmutableArray<NeedId> wanted = [.. (need.Length == 0 ? open : open.Intersect(need)).Take(Limits.BundlePartsMax).Select(value => new NeedId(value))];
        return Answer.Ok(MatchingShapes.Bundle((await grains.GetGrain<INewcomerGrain>(newcomer.Value).ProposeBundle(wanted))!));
    }

    private static async Task<Answer> Decisions(string id, DecisionLog log, People people) =>
        NewcomerId.TryParse(id, out var newcomer) && await people.Exists(newcomer)
            ? Answer.Ok(new { Items = (await log.Of(newcomer)).Select(MatchingShapes.DecisionLine) })
            : Answer.NotFound();

    private static async Task<Answer> Decision(string id, DecisionLog log) =>
        DecisionId.TryParse(id, out var decision) && await log.Find(decision) is { } recorded ? Answer.Ok(MatchingShapes.Decision(recorded)) : Answer.NotFound();

    private static async Task<Answer> Standing(string province, IGrainFactory grains) =>
        MarketPlaces.All.Contains(province) ? Answer.Ok(await grains.Market(province).Standing()) : Answer.NotFound();

    private static async Task<Answer> Year(string province, IGrainFactory grains) =>
        !MarketPlaces.All.Contains(province) ? Answer.NotFound()
        : await grains.Market(province).Year(null) is { } year ? Answer.Ok(MatchingShapes.Year(year))
        : Answer.Problem(StatusCodes.Status409Conflict, "not-enough-known");
}
