using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Communities;
using Coordination.Domain.Geography;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Communities;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Pulses: one question to the workers and partners of a place (S78).</summary>
internal static class PulseEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/pulses", Launch).For(Roles.Coordinator, Roles.Funder).WithTags("Community").WithSummary("Launches a pulse; without choices it is answered on a scale from 1 to 5.");
        api.MapGet("/pulses", List).For(Roles.Coordinator, Roles.Funder, Roles.Worker, Roles.Partner).WithTags("Community")
            .WithSummary("Workers and partners: what one can answer now. Coordinators and funders: the pulses of a region.");
        api.MapGet("/pulses/{id}", Results).For(Roles.Coordinator, Roles.Funder).WithTags("Community")
            .WithSummary("What was found so far: from five answers on, in multiples of five, counts below ten withheld; to funders as of the published minute.");
        commands.MapPost("/pulses/{id}/answers", Answered).For(Roles.Worker, Roles.Partner).WithTags("Community").WithSummary("Answers a pulse, once.");
    }

    private static async Task<Answer> Launch(HttpContext context, Body<PulseBody> body, IGrainFactory grains, TimeProvider clock)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var region = checks.Region(body.Value.RegionCode);
        var audience = checks.Word<PulseAudience>("audience", body.Value.Audience);
        var question = Both(checks, "question", body.Value.Question, Pulse.QuestionLengthMax);
        var choices = checks.List("choices", body.Value.Choices);
        if (choices.Length > 0 && (choices.Length < Pulse.ChoicesMin || choices.Length > Pulse.ChoicesMax))
        {
            checks.Fail("choices", "Field_Entries", Pulse.ChoicesMin, Pulse.ChoicesMax);
        }

        ImmutableArray<BilingualText> texts = [.. choices.Select((choice, index) => Both(checks, $"choices[{index}]", choice, Pulse.ChoiceLengthMax))];
        var now = clock.GetUtcNow();
        if (body.Value.EndsAt is not { } end)
        {
            checks.Fail("endsAt", "Field_Required");
        }
        else if (end <= now || end > now + Pulse.LifeMax)
        {
            checks.Fail("endsAt", "Field_PulseEnd", Pulse.LifeMax.Days);
        }

        return checks.AreGood
            ? Answer.Created(await grains.GetGrain<IPulseGrain>(IPulseGrain.Prefix + Ids.KeyFrom(context.Scope(), context.Seed())).Launch(new(
                region, audience, question, texts.IsEmpty ? Pulse.Scale : texts, body.Value.EndsAt!.Value.ToUniversalTime(), context.UserName())))
            : checks.Answer();
    }

    private static async Task<Answer> List(string? region, HttpContext context, CommunityLists lists, PulseDesk desk)
    {
        if (context.User.IsInRole(Roles.Worker) || context.User.IsInRole(Roles.Partner))
        {
            return Answer.Ok(new { Items = (await desk.Asking(context.UserName(), context.User.IsInRole(Roles.Worker), context.RequestAborted)).Select(Shape) });
        }

        return RegionTable.Find(region ?? "CA") is { } within
            ? Answer.Ok(new { Items = (await lists.PulsesIn(RegionTable.Concerning(within.Code), context.RequestAborted)).Select(Shape) })
            : Answer.NotFound();
    }

    private static async Task<Answer> Results(string id, HttpContext context, PulseDesk desk) =>
        Ids.IsWellFormed(id, IPulseGrain.Prefix) && await desk.Results(id, !Roles.SeeExactly.Any(context.User.IsInRole)) is var (pulse, results) ? Answer.Ok(new { Pulse = Shape(pulse), results.Whole, results.Divisions, results.ResponsePercent }) : Answer.NotFound();

    private static async Task<Answer> Answered(string id, HttpContext context, Body<PulseAnswerBody> body, PulseDesk desk, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!Ids.IsWellFormed(id, IPulseGrain.Prefix) || await grains.GetGrain<IPulseGrain>(id).View() is not { } pulse)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var choice = checks.Number("choice", body.Value.Choice, 1, pulse.Choices.Length);
        var isWorker = context.User.IsInRole(Roles.Worker);
        if (isWorker && (RegionTable.DivisionsWithin(pulse.RegionCode).Count > 1 || body.Value.Division is not null))
        {
            var division = checks.Division("division", body.Value.Division);
            if (checks.AreGood && !pulse.Holds(division))
            {
                checks.Fail("division", "Field_Unknown");
            }
        }

        return !checks.AreGood ? checks.Answer() : await desk.Answer(id, context.UserName(), isWorker, body.Value.Division, choice - 1, context.RequestAborted) switch
        {
            PulseOutcome.Counted => Answer.Ok(new { id, Counted = true }),
            PulseOutcome.Answered => Answer.Problem(StatusCodes.Status409Conflict, "pulse-answered"),
            PulseOutcome.Over => Answer.Problem(StatusCodes.Status409Conflict, "pulse-over"),
            _ => Answer.NotFound(),
        };
    }

    private static BilingualText Both(Checks checks, string field, BilingualTextBody? value, int lengthMax) =>
        new(checks.Text(field + ".en", value?.En, lengthMax), checks.Text(field + ".fr", value?.Fr, lengthMax));

    private static object Shape(Pulse pulse) => new { pulse.Id, pulse.RegionCode, pulse.Audience, pulse.Question, pulse.Choices, pulse.EndsAt, pulse.At };
}
