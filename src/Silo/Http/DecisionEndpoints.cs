using System.Text.Json;
using Coordination.Domain;
using Coordination.Domain.Communities;
using Coordination.Domain.Geography;
using Coordination.Grains.Communities;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Decisions with the evidence they were taken on (S79).</summary>
internal static class DecisionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/funding-decisions", Record).For(Roles.Funder, Roles.Coordinator).WithTags("Community").WithSummary("Records a decision with the figures of this moment; a funder's with protected ones.");
        api.MapGet("/funding-decisions", List).For(Roles.SeeProjects).WithTags("Community").WithSummary("Decisions, newest first.");
        api.MapGet("/funding-decisions/{id}", View).For(Roles.SeeProjects).WithTags("Community").WithSummary("A decision with its evidence. Funders get the hash alone of evidence that holds exact figures.");
    }

    private static async Task<Answer> Record(HttpContext context, Body<DecisionBody> body, IGrainFactory grains, EvidenceSnapshot snapshot)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var region = checks.Region(body.Value.RegionCode);
        var type = checks.TypeOrAll(body.Value.ServiceType);
        var decided = checks.Text("decided", body.Value.Decided, Limits.NoteLengthMax);
        var rationale = checks.Text("rationale", body.Value.Rationale, Limits.NoteLengthMax);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var isProtected = IsFunder(context);
        var note = await grains.GetGrain<IDecisionNoteGrain>(IDecisionNoteGrain.Prefix + Ids.KeyFrom(context.Scope(), context.Seed()))
            .Record(new(region, type, decided, rationale, snapshot.Of(region, type, isProtected), isProtected, context.UserName()));
        return Answer.Created(Shape(context, note));
    }

    private static async Task<Answer> List(string? region, string? cursor, HttpContext context, CommunityLists lists)
    {
        if (region is not null && RegionTable.Find(region) is null)
        {
            return Answer.NotFound();
        }

        var page = await lists.DecisionsIn(region, cursor, context.RequestAborted);
        return Answer.Ok(new { Items = page.Select(note => Shape(context, note)), NextCursor = page.Length < CommunityLists.RowsMax ? null : page[^1].Id });
    }

    private static async Task<Answer> View(string id, HttpContext context, IGrainFactory grains) =>
        Ids.IsWellFormed(id, IDecisionNoteGrain.Prefix) && await grains.GetGrain<IDecisionNoteGrain>(id).View() is { } note ? Answer.Ok(Shape(context, note)) : Answer.NotFound();

    private static bool IsFunder(HttpContext context) => !Roles.SeeExactly.Any(context.User.IsInRole);

    /// <summary>The evidence goes out as text too: its hash is of the letters.</summary>
    private static object Shape(HttpContext context, DecisionNote note)
    {
        var seen = IsFunder(context) ? note.Outside() : note;
        return new
        {
            seen.Id,
            seen.RegionCode,
            seen.ServiceType,
            seen.Decided,
            seen.Rationale,
            seen.By,
            seen.At,
            seen.IsProtected,
            seen.EvidenceHash,
            EvidenceText = seen.Evidence.Length == 0 ? null : seen.Evidence,
            Evidence = seen.Evidence.Length == 0 ? (JsonElement?)null : JsonDocument.Parse(seen.Evidence).RootElement,
        };
    }
}
