using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Interviews: keeping them while they are under way, recording them, deciding otherwise.</summary>
internal static class AssessmentEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        api.MapGet("/instrument", () => Answer.Ok(InterviewReading.InstrumentShape())).For(Roles.KnowPeople).WithTags("Newcomers")
            .WithSummary("The assessment form in force: its version, its questions, and the service types asked for in each part of life.");
        commands.MapPost("/newcomers/{id}/assessments", Assess).For(Roles.KnowPeople).WithTags("Newcomers")
            .WithSummary("Records an interview: needs and assets in the same sitting.");
        commands.MapPut("/newcomers/{id}/sitting", Save).For(Roles.KnowPeople).WithTags("Newcomers")
            .WithSummary("Keeps an interview as far as it has come; what is missing may come later.");
        commands.MapPost("/newcomers/{id}/assessments/{assessment}/override", Override).For(Roles.KnowPeople).WithTags("Newcomers")
            .WithSummary("Decides, with a reason, that the person needs more or less help than the latest interview came to.");
    }

    private static async Task<Answer> Assess(string id, HttpContext context, Body<AssessmentBody> body, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!NewcomerId.TryParse(id, out var newcomer))
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var interview = InterviewReading.Of(checks, body.Value);
        InterviewReading.MustBeComplete(checks, interview);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var assessmentId = AssessmentId.From(context.Scope() + newcomer.Value, context.Seed());
        return await grains.GetGrain<INewcomerGrain>(newcomer.Value).Assess(new(assessmentId, context.UserName(), interview)) is { } assessment
            ? Answer.Created(NewcomerShapes.Assessment(assessment))
            : Answer.NotFound();
    }

    private static async Task<Answer> Save(string id, HttpContext context, Body<AssessmentBody> body, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!NewcomerId.TryParse(id, out var newcomer) || await grains.GetGrain<INewcomerGrain>(newcomer.Value).View() is not { } view)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var interview = InterviewReading.Of(checks, body.Value);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        // Saving again goes on with the interview that is under way.
        var assessmentId = view.Sitting?.AssessmentId ?? AssessmentId.From(context.Scope() + newcomer.Value, context.Seed());
        var levels = interview.Nclc is { } nclc ? [nclc.Listening, nclc.Speaking, nclc.Reading, nclc.Writing] : new int?[InterviewReading.Skills];
        return await grains.GetGrain<INewcomerGrain>(newcomer.Value).SaveSitting(new(assessmentId, context.UserName(), interview, [.. levels])) is { Sitting: { } sitting }
            ? Answer.Ok(sitting)
            : Answer.NotFound();
    }

    private static async Task<Answer> Override(string id, string assessment, HttpContext context, Body<OverrideResultBody> body, IGrainFactory grains, PersonFiles files)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!NewcomerId.TryParse(id, out var newcomer) || !AssessmentId.TryParse(assessment, out var assessmentId) || await files.Open(newcomer) is not { } file)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var level = checks.Word<NeedLevel>("level", body.Value.Level);
        var reason = checks.Text("reason", body.Value.Reason, Limits.NoteLengthMax);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return await grains.GetGrain<INewcomerGrain>(file.OwnerOf(assessmentId).Value).OverrideResult(new(assessmentId, context.UserName(), level, reason)) is { } decided
            ? Answer.Ok(NewcomerShapes.Assessment(decided))
            : Answer.NotFound();
    }
}
