using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>One person registered twice: making them one, and taking that back.</summary>
internal static class MergeEndpoints
{
    private const string IdPrefix = "g-";

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/newcomers/{id}/merge", Merge).For(Roles.KnowPeople).WithMetadata(new AsNamed()).WithTags("Newcomers")
            .WithSummary("Says that this newcomer is the same person as another: from then on both ids lead to the other.");
        api.MapGet("/newcomers/{id}/merges", History).For(Roles.KnowPeople).WithMetadata(new AsNamed()).WithTags("Newcomers")
            .WithSummary("Every merge a newcomer was part of: who, when and why; also those taken back.");
        commands.MapPost("/merges/{id}/undo", Undo).For(Roles.KnowPeople).WithTags("Newcomers").WithSummary("Takes a merge back: both are as they were.");
    }

    private static async Task<Answer> Merge(string id, HttpContext context, Body<MergeBody> body, PersonMerges merges, People people)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!NewcomerId.TryParse(id, out var merged) || !await people.Exists(merged))
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var into = await HoldEndpoints.NewcomerOf(checks, body.Value.Into, people, "into");
        var reason = checks.Text("reason", body.Value.Reason, Limits.NoteLengthMax);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return await merges.Merge(IdPrefix + Ids.KeyFrom(context.Scope(), context.Seed()), merged, into, context.UserName(), reason) switch
        {
            MergeOutcome.Done done => Answer.Created(Shape(done.Merge)),
            MergeOutcome.AlreadyOne => Answer.Problem(StatusCodes.Status409Conflict, "already-one-person"),
            MergeOutcome.Unknown => Answer.NotFound(),
            var other => throw new InvalidOperationException($"{other} has no answer."),
        };
    }

    private static async Task<Answer> History(string id, PersonMerges merges, People people) =>
        NewcomerId.TryParse(id, out var newcomer) && await people.Exists(newcomer)
            ? Answer.Ok(new { SurvivingId = await merges.Surviving(newcomer), Items = (await merges.History(newcomer)).Select(Shape) })
            : Answer.NotFound();

    private static async Task<Answer> Undo(string id, HttpContext context, Body<UndoBody> body, PersonMerges merges)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var reason = checks.Text("reason", body.Value.Reason, Limits.NoteLengthMax);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return Ids.IsWellFormed(id, IdPrefix) && await merges.Undo(id, context.UserName(), reason) is { } merge ? Answer.Ok(Shape(merge)) : Answer.NotFound();
    }

    private static object Shape(PersonMerge merge) => new
    {
        Id = merge.MergeId,
        merge.MergedId,
        merge.SurvivingId,
        merge.At,
        merge.By,
        merge.Reason,
        merge.Undone,
    };
}
