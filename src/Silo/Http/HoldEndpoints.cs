using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Resources;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Holds: placing, confirming, releasing, extending.</summary>
internal static class HoldEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder commands)
    {
        commands.MapPost("/openings/{id}/holds", Place).For(Roles.KnowPeople).Ledgered().WithTags("Holds")
            .WithSummary("Holds units for a newcomer: 201, or 409 exhausted or closed.");
        commands.MapPost("/holds/{id}/confirm", Confirm).For(Roles.KnowPeople).Ledgered().WithTags("Holds").WithSummary("Makes a hold a reservation: 200, or 409 lapsed.");
        commands.MapPost("/holds/{id}/release", Release).For(Roles.KnowPeople).Ledgered().WithTags("Holds").WithSummary("Gives a hold or a reservation back.");
        commands.MapPost("/holds/{id}/extend", Extend).For(Roles.KnowPeople).Ledgered().WithTags("Holds").WithSummary("Gives a hold more time.");
    }

    private static async Task<Answer> Place(string id, HttpContext context, Body<HoldBody> body, IGrainFactory grains, People people)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var units = body.Value.Units is null ? 1 : checks.Number("units", body.Value.Units, 1, Limits.HoldUnitsMax);
        var seconds = body.Value.TtlSeconds is null
            ? Limits.HoldSecondsDefault
            : checks.Number("ttlSeconds", body.Value.TtlSeconds, Limits.HoldSecondsMin, Limits.HoldSecondsMax);
        var newcomer = await NewcomerOf(checks, body.Value.NewcomerId, people);
        (newcomer, var need) = await OwnerAndNeedOf(checks, newcomer, body.Value.NeedId, people);
        var reason = checks.OptionalText("reason", body.Value.Reason, Limits.NoteLengthMax);
        if (!OpeningId.TryParse(id, out var openingId))
        {
            return Answer.NotFound();
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        if (need is { } asked && await Overriding.Refusal(context, grains, newcomer, asked, openingId, reason) is { } refusal)
        {
            return refusal;
        }

        return CapacityAnswer.Of(await grains.GetGrain<IResourceGrain>(openingId.Resource.Value).PlaceHold(
            new(context.Command(), openingId, newcomer, need, units, TimeSpan.FromSeconds(seconds))));
    }

    /// <summary>A registered newcomer named in a body.</summary>
    public static async Task<NewcomerId> NewcomerOf(Checks checks, string? value, People people, string field = "newcomerId")
    {
        if (value is null)
        {
            checks.Fail(field, "Field_Required");
        }
        else if (!NewcomerId.TryParse(value, out var id) || !await people.Exists(id))
        {
            checks.Fail(field, "Field_Unknown");
        }

        return new(value ?? "");
    }

    /// <summary>A need of that newcomer named in a body, if one is.</summary>
    public static async Task<NeedId?> NeedOf(Checks checks, NewcomerId newcomer, string? value, People people, string field = "needId")
    {
        if (value is null)
        {
            return null;
        }

        if (!NeedId.TryParse(value, out var id) || !await people.Has(newcomer, id))
        {
            checks.Fail(field, "Field_Unknown");
        }

        return id;
    }

    /// <summary>The same; a need of somebody who was merged with that newcomer belongs to whose record has it.</summary>
    public static async Task<(NewcomerId Owner, NeedId? Need)> OwnerAndNeedOf(Checks checks, NewcomerId newcomer, string? value, People people) =>
        NeedId.TryParse(value, out var id) && !await people.Has(newcomer, id) && await people.OwnerOf(newcomer, id) is { } owner
            ? (owner, id)
            : (newcomer, await NeedOf(checks, newcomer, value, people));

    private static async Task<Answer> Confirm(string id, HttpContext context, Body<EmptyBody> body, IGrainFactory grains) =>
        body.Fault ?? (HoldId.TryParse(id, out var holdId)
            ? await Noted(await Resource(grains, holdId).ConfirmHold(new(context.Command(), holdId)), grains)
            : Answer.NotFound());

    private static async Task<Answer> Release(string id, HttpContext context, Body<EmptyBody> body, IGrainFactory grains) =>
        body.Fault ?? (HoldId.TryParse(id, out var holdId)
            ? await Noted(await Resource(grains, holdId).ReleaseHold(new(context.Command(), holdId)), grains)
            : Answer.NotFound());

    private static async Task<Answer> Extend(string id, HttpContext context, Body<ExtendBody> body, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var seconds = body.Value.TtlSeconds is null
            ? Limits.HoldSecondsDefault
            : checks.Number("ttlSeconds", body.Value.TtlSeconds, Limits.HoldSecondsMin, Limits.HoldSecondsMax);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return HoldId.TryParse(id, out var holdId)
            ? CapacityAnswer.Of(await Resource(grains, holdId).ExtendHold(new(context.Command(), holdId, TimeSpan.FromSeconds(seconds))))
            : Answer.NotFound();
    }

    /// <summary>Tells the person's record what became of a place for a need. A repeated command tells it again, so a crash in between heals.</summary>
    private static async Task<Answer> Noted(CapacityOutcome outcome, IGrainFactory grains)
    {
        var need = outcome switch
        {
            CapacityOutcome.Confirmed confirmed => confirmed.Need,
            CapacityOutcome.Released released => released.Need,
            _ => null,
        };
        if (need is not null)
        {
            await grains.GetGrain<INewcomerGrain>(need.NewcomerId.Value).NoteReservation(need.NeedId);
        }

        return CapacityAnswer.Of(outcome);
    }

    private static IResourceGrain Resource(IGrainFactory grains, HoldId holdId) => grains.GetGrain<IResourceGrain>(holdId.Opening.Resource.Value);
}
