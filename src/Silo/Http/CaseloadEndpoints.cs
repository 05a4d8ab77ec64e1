using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Caseloads;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Providers;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>What providers and workers carry, and proposals that balance it.</summary>
internal static class CaseloadEndpoints
{
    private const int MovesDefault = 20;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        api.MapGet("/providers/{id}/caseload", View).For(Roles.Refer).WithTags("Caseload").WithSummary("What a provider carries against what it can carry.");
        commands.MapPut("/providers/{id}/caseload", Put).For(Roles.Offer).WithTags("Caseload").WithSummary("Says how much weight of cases a provider can carry; null for what its openings say.");
        api.MapGet("/caseload", List).For(Roles.Run).WithTags("Caseload").WithSummary("Loads of the providers and workers of a region, fullest first.");
        commands.MapPost("/caseload/previews", Preview).For(Roles.Coordinator).WithTags("Caseload").WithSummary("Moves of unanswered referrals that would balance a region; nothing is changed.");
        commands.MapPost("/caseload/proposals", Propose).For(Roles.Coordinator).WithTags("Caseload").WithSummary("Sends moves to the providers that would receive them.");
        api.MapGet("/caseload/proposals/{id}", Proposal).For(Roles.Coordinator).WithTags("Caseload").WithSummary("A proposal with where each move stands.");
        api.MapGet("/caseload/moves", Moves).For(Roles.Offer).WithTags("Caseload").WithSummary("A partner: what one is asked to take over. A coordinator: what was proposed in a region.");
        commands.MapPost("/caseload/moves/{id}/{answer}", Answered).For(Roles.Partner).WithTags("Caseload").WithSummary("Accepts or declines to take a referral over.");
    }

    private static async Task<Answer> View(string id, HttpContext context, CaseloadTable caseloads, Memberships memberships) =>
        !ProviderId.TryParse(id, out var provider) ? Answer.NotFound()
            : await ProviderEndpoints.Refusal(context, provider, memberships) is { } refusal ? refusal
            : await caseloads.Of(provider, context.RequestAborted) is { } load ? Answer.Ok(Shape(load))
            : Answer.NotFound();

    private static async Task<Answer> Put(string id, HttpContext context, Body<CaseloadBody> body, IGrainFactory grains, Memberships memberships)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!ProviderId.TryParse(id, out var provider))
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var capacity = checks.OptionalNumber("capacity", body.Value.Capacity, 1, ProviderLoad.CapacityMax);
        return !checks.AreGood ? checks.Answer()
            : await ProviderEndpoints.Refusal(context, provider, memberships) is { } refusal ? refusal
            : await grains.GetGrain<IProviderGrain>(provider.Value).PutCaseload(capacity) is { } view ? Answer.Ok(new { Id = view.ProviderId, view.CaseloadCapacity })
            : Answer.NotFound();
    }

    private static async Task<Answer> List(string? region, HttpContext context, CaseloadTable caseloads)
    {
        if (RegionTable.DivisionsWithin(region ?? "CA") is not { Count: > 0 } divisions)
        {
            return Answer.NotFound();
        }

        var loads = await caseloads.Of(divisions, context.RequestAborted);
        return Answer.Ok(new
        {
            Items = loads.Select(Shape),
            Spread = Math.Round(CaseloadBalance.Spread(loads), 3),
            Workers = await caseloads.WorkersOf(divisions, context.RequestAborted),
        });
    }

    private static async Task<Answer> Preview(HttpContext context, Body<BalanceBody> body, BalancePlanner planner)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var region = Region(checks, body.Value.RegionCode);
        var type = body.Value.ServiceType is null or DivisionCounts.AllTypes ? DivisionCounts.AllTypes : checks.ServiceType("serviceType", body.Value.ServiceType);
        var most = checks.OptionalNumber("movesMax", body.Value.MovesMax, 1, BalancePlanner.MovesMax) ?? MovesDefault;
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var plan = await planner.Plan(region, type, most, context.RequestAborted);
        return Answer.Ok(new
        {
            plan.RegionCode,
            Before = plan.Before.Select(Shape),
            After = plan.After(plan.Moves).Select(Shape),
            Moves = plan.Moves.Select(move => move.Proposed()).Select(move => new { move.ReferralId, move.From, move.To, move.OpeningId, move.ServiceType, move.Weight, move.ScoreNow, move.ScoreThen }),
        });
    }

    private static async Task<Answer> Propose(HttpContext context, Body<ProposalBody> body, BalancePlanner planner)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var region = Region(checks, body.Value.RegionCode);
        var wanted = checks.List("moves", body.Value.Moves);
        if (wanted.IsEmpty || wanted.Length > BalancePlanner.MovesMax)
        {
            checks.Fail("moves", "Field_Range", 1, BalancePlanner.MovesMax);
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var id = IBalanceGrain.Prefix + Ids.KeyFrom(context.Scope(), context.Seed());
        (ReferralId, OpeningId)[] moves = [.. wanted.Select(move => (new ReferralId(move.ReferralId ?? ""), new OpeningId(move.OpeningId ?? "")))];
        return await planner.Send(id, region, moves, context.UserName(), context.RequestAborted) is { } proposal
            ? Answer.Created(proposal)
            : Answer.Problem(StatusCodes.Status409Conflict, "nothing-to-balance");
    }

    private static async Task<Answer> Proposal(string id, IGrainFactory grains) =>
        Ids.IsWellFormed(id, IBalanceGrain.Prefix) && await grains.GetGrain<IBalanceGrain>(id).View() is { } proposal ? Answer.Ok(proposal) : Answer.NotFound();

    private static async Task<Answer> Moves(string? region, string? cursor, HttpContext context, CaseMoveTable moves, Memberships memberships)
    {
        if (context.User.IsInRole(Roles.Partner))
        {
            return Answer.Ok(new { Items = await memberships.Of(context.UserName(), context.RequestAborted) is { } provider ? await moves.AskedOf(provider, context.RequestAborted) : [] });
        }

        if (RegionTable.Find(region ?? "CA") is not { } within)
        {
            return Answer.NotFound();
        }

        var page = await moves.In(RegionTable.Concerning(within.Code), cursor, context.RequestAborted);
        return Answer.Ok(new { Items = page, NextCursor = page.Length < CaseMoveTable.RowsMax ? null : page[^1].MoveId });
    }

    private static async Task<Answer> Answered(string id, string answer, HttpContext context, Body<EmptyBody> body, IGrainFactory grains, Memberships memberships)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var proposal = id.Split('.')[0];
        if (answer is not ("accept" or "decline") || !Ids.IsWellFormed(proposal, IBalanceGrain.Prefix))
        {
            return Answer.NotFound();
        }

        var grain = grains.GetGrain<IBalanceGrain>(proposal);
        if (await grain.View() is not { } view || view.Moves.FirstOrDefault(move => move.MoveId == id) is not { } move
            || await memberships.Of(context.UserName(), context.RequestAborted) != move.To)
        {
            return Answer.NotFound();
        }

        var answered = await grain.Answer(new(id, answer == "accept", context.UserName()));
        var wanted = answer == "accept" ? CaseMoveStatus.Accepted : CaseMoveStatus.Declined;
        return answered!.Status == wanted
            ? Answer.Ok(answered)
            : Answer.Problem(StatusCodes.Status409Conflict, "move-over", Dashboard.Words.Words.Of(answered.Status), answered.AnsweredBy ?? "–");
    }

    private static string Region(Checks checks, string? code)
    {
        if (code is null || RegionTable.Find(code) is not { Level: not RegionLevel.Country } region)
        {
            checks.Fail("regionCode", code is null ? "Field_Required" : "Field_Unknown");
            return "";
        }

        return region.Code;
    }

    private static object Shape(ProviderLoad load) => new
    {
        load.ProviderId,
        load.Name,
        load.Cases,
        load.Weight,
        load.Capacity,
        load.IsEstimated,
        Ratio = Math.Round(load.Ratio, 3),
        load.Level,
    };
}
