using Coordination.Domain;
using Coordination.Domain.Communities;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Grains.Communities;
using Coordination.Grains.Live;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>The plan of a region: what its community does about its gaps.</summary>
internal static class CommunityPlanEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        api.MapGet("/regions/{code}/plan", View).For(Roles.Run).WithTags("Community").WithSummary("The plan of a region, each action with the figure of the day it was made and that of now.");
        commands.MapPost("/regions/{code}/plan", Add).For(Roles.Coordinator).WithTags("Community").WithSummary("Adds an action to the plan.");
        commands.MapPost("/regions/{code}/plan/{id}/{change}", Change).For(Roles.Coordinator).WithTags("Community").WithSummary("Says that an action is done or dropped, or opens it again: done, drop, reopen.");
    }

    /// <summary>A service type, or all of them.</summary>
    public static string TypeOrAll(this Checks checks, string? type) => type is null or DivisionCounts.AllTypes ? DivisionCounts.AllTypes : checks.ServiceType("serviceType", type);

    /// <summary>A region of any level.</summary>
    public static string Region(this Checks checks, string? code)
    {
        if (code is null || RegionTable.Find(code) is null)
        {
            checks.Fail("regionCode", code is null ? "Field_Required" : "Field_Unknown");
        }

        return code ?? "";
    }

    private static async Task<Answer> View(string code, IGrainFactory grains, LiveFeed feed) =>
        RegionTable.Find(code) is null ? Answer.NotFound() : Answer.Ok(new { Items = (await Plan(grains, code).View()).Select(action => Shape(code, action, feed)) });

    private static async Task<Answer> Add(string code, HttpContext context, Body<PlanActionBody> body, IGrainFactory grains, LiveFeed feed)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (RegionTable.Find(code) is null)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var text = checks.Text("text", body.Value.Text, PlanAction.TextLengthMax);
        var language = body.Value.Language is null ? Dashboard.Words.Say.Language : checks.OfficialLanguage("language", body.Value.Language);
        var type = checks.TypeOrAll(body.Value.ServiceType);
        var owner = checks.Text("owner", body.Value.Owner, PlanAction.OwnerLengthMax);
        if (body.Value.DueOn is null)
        {
            checks.Fail("dueOn", "Field_Required");
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var id = "a-" + Ids.KeyFrom(context.Scope(), context.Seed());
        var added = await Plan(grains, code).Add(new(id, text, language, type, owner, body.Value.DueOn!.Value, PlanFigure.Of(feed.Figure(code, type)), context.UserName()));
        return added is null
            ? Answer.Problem(StatusCodes.Status409Conflict, "plan-full", ICommunityPlanGrain.ActionsMax)
            : Answer.Created(Shape(code, added, feed));
    }

    private static async Task<Answer> Change(string code, string id, string change, HttpContext context, Body<EmptyBody> body, IGrainFactory grains, LiveFeed feed)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        PlanActionStatus? status = change switch
        {
            "done" => PlanActionStatus.Done,
            "drop" => PlanActionStatus.Dropped,
            "reopen" => PlanActionStatus.Open,
            _ => null,
        };
        return status is { } wanted && RegionTable.Find(code) is not null && await Plan(grains, code).Change(new(id, wanted, context.UserName())) is { } changed
            ? Answer.Ok(Shape(code, changed, feed))
            : Answer.NotFound();
    }

    private static ICommunityPlanGrain Plan(IGrainFactory grains, string code) => grains.GetGrain<ICommunityPlanGrain>(ICommunityPlanGrain.Prefix + code);

    private static object Shape(string code, PlanAction action, LiveFeed feed) => new
    {
        action.Id,
        action.Text,
        action.Language,
        action.ServiceType,
        action.Owner,
        action.DueOn,
        action.Status,
        Then = action.Figure,
        Now = PlanFigure.Of(feed.Figure(code, action.ServiceType)),
        action.Steps,
    };
}
