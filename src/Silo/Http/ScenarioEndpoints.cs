using Coordination.Domain;
using Coordination.Domain.Distribution;
using Coordination.Domain.Geography;
using Coordination.Grains.Distribution;
using Coordination.Grains.Live;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Saved what-if scenarios (S50): a funder's own organization keeps, compares and removes them.</summary>
internal static class ScenarioEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/scenarios", Save).For(Roles.WeighSeats).WithTags("Regions").WithSummary("Saves a what-if under a name.");
        api.MapGet("/scenarios", List).For(Roles.WeighSeats).WithTags("Regions").WithSummary("What the caller's organization saved, with the outlook by the protected figures of the minute.");
        api.MapGet("/scenarios/{id}", View).For(Roles.WeighSeats).WithTags("Regions").WithSummary("One saved what-if with its outlook: gap, wait with interval, cost.");
        commands.MapPost("/scenarios/{id}/remove", Remove).For(Roles.WeighSeats).WithTags("Regions").WithSummary("Removes a saved what-if.");
    }

    private static async Task<Answer> Save(HttpContext context, Body<ScenarioBody> body, ScenarioShelf shelf, ProtectedFeed published, TimeProvider clock)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var scenario = new SavedScenario(
            SavedScenario.Prefix + Ids.KeyFrom(context.Scope(), context.Seed()),
            checks.Text("name", body.Value.Name, SavedScenario.NameLengthMax),
            checks.TypeOrAll(body.Value.ServiceType),
            body.Value.From is { } from ? Known(checks, "from", from) : null,
            Known(checks, "to", body.Value.To),
            checks.Number("seats", body.Value.Seats, 1, SavedScenario.SeatsMax),
            body.Value.CostEach,
            context.UserName(),
            clock.GetUtcNow());
        if (scenario.From is not null && scenario.From == scenario.To)
        {
            checks.Fail("from", "Field_OtherRegion");
        }

        if (scenario.CostEach is <= 0 or > SavedScenario.CostMax)
        {
            checks.Fail("costEach", "Field_Range", 0.01m, SavedScenario.CostMax);
        }

        return !checks.AreGood ? checks.Answer() : await shelf.Save(scenario, context.RequestAborted) switch
        {
            ScenarioOutcome.Saved => Answer.Created(Shape(scenario, published)),
            ScenarioOutcome.NameTaken => Answer.Problem(StatusCodes.Status409Conflict, "scenario-name-taken"),
            _ => Answer.Problem(StatusCodes.Status409Conflict, "scenarios-full", SavedScenario.KeptMax),
        };
    }

    private static async Task<Answer> List(HttpContext context, ScenarioShelf shelf, ProtectedFeed published) =>
        Answer.Ok(new { published.AsOf, Items = (await shelf.Of(context.UserName(), context.RequestAborted)).Select(scenario => Shape(scenario, published)) });

    private static async Task<Answer> View(string id, HttpContext context, ScenarioShelf shelf, ProtectedFeed published) =>
        Ids.IsWellFormed(id, SavedScenario.Prefix) && await shelf.Find(context.UserName(), id, context.RequestAborted) is { } scenario ? Answer.Ok(Shape(scenario, published)) : Answer.NotFound();

    private static async Task<Answer> Remove(string id, HttpContext context, ScenarioShelf shelf) =>
        Ids.IsWellFormed(id, SavedScenario.Prefix) && await shelf.Remove(context.UserName(), id, context.RequestAborted) ? Answer.Ok(new { id, Removed = true }) : Answer.NotFound();

    private static string Known(Checks checks, string field, string? code)
    {
        if (code is null || RegionTable.Find(code) is null)
        {
            checks.Fail(field, code is null ? "Field_Required" : "Field_Unknown");
        }

        return code ?? "";
    }

    private static object Shape(SavedScenario scenario, ProtectedFeed published) => new
    {
        scenario.Id,
        scenario.Name,
        scenario.ServiceType,
        scenario.From,
        scenario.To,
        scenario.Seats,
        scenario.CostEach,
        scenario.Cost,
        scenario.By,
        scenario.At,
        published.AsOf,
        Outlook = scenario.Outlooks(region => published.Figure(region, scenario.ServiceType)).Select(outlook => new { outlook.RegionCode, Protected = true, outlook.Now, outlook.Then }),
    };
}

/// <summary>POST /api/scenarios. Without "from" the seats are new.</summary>
internal sealed record ScenarioBody(string? Name, string? ServiceType, string? From, string? To, int? Seats, decimal? CostEach);
