using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Communities;
using Coordination.Domain.Geography;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Communities;
using Coordination.Grains.Providers;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Calls for seats, and what providers offer.</summary>
internal static class SeatCallEndpoints
{
    private const int LanguageLetters = 2;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/seat-calls", Make).For(Roles.Coordinator).WithTags("Community").WithSummary("Asks the providers in and around a region for seats.");
        api.MapGet("/seat-calls", List).For(Roles.Offer).WithTags("Community").WithSummary("A partner: open calls one is asked by. A coordinator: calls for a region, open ones first.");
        api.MapGet("/seat-calls/{id}", View).For(Roles.Run).WithTags("Community").WithSummary("A call with its offers.");
        commands.MapPost("/seat-calls/{id}/offers", Offer).For(Roles.Partner).WithTags("Community").WithSummary("Offers seats; a later offer replaces one's earlier one.");
        commands.MapPost("/seat-calls/{id}/close", Close).For(Roles.Coordinator).WithTags("Community").WithSummary("Takes no more offers.");
    }

    private static async Task<Answer> Make(HttpContext context, Body<SeatCallBody> body, IGrainFactory grains, TimeProvider clock)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var region = checks.Region(body.Value.RegionCode);
        var type = checks.ServiceType("serviceType", body.Value.ServiceType);
        var seats = checks.Number("seats", body.Value.Seats, 1, SeatCall.SeatsMax);
        var lowest = checks.OptionalNumber("nclcMin", body.Value.NclcMin, 0, Limits.NclcMax);
        var highest = checks.OptionalNumber("nclcMax", body.Value.NclcMax, 0, Limits.NclcMax);
        if (lowest > highest)
        {
            checks.Fail("nclcMin", "Field_MinAboveMax", highest);
        }

        var languages = checks.List("languages", body.Value.Languages);
        if (languages.Any(language => language.Length != LanguageLetters || !language.All(char.IsAsciiLetterLower)))
        {
            checks.Fail("languages", "Field_Language");
        }

        var note = checks.OptionalText("note", body.Value.Note, SeatCall.NoteLengthMax) ?? "";
        if (body.Value.FromOn is null)
        {
            checks.Fail("fromOn", "Field_Required");
        }

        Closing(checks, body.Value.ClosesOn, RegionTable.Find(region) is null ? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) : SeatCall.TodayIn(region, clock.GetUtcNow()));
        return checks.AreGood
            ? Answer.Created(await grains.GetGrain<ISeatCallGrain>(ISeatCallGrain.Prefix + Ids.KeyFrom(context.Scope(), context.Seed())).Make(new(
                region, type, seats, body.Value.FromOn!.Value, body.Value.ClosesOn!.Value, languages, lowest, highest, note, context.UserName())))
            : checks.Answer();
    }

    private static void Closing(Checks checks, DateOnly? day, DateOnly today)
    {
        if (day is null)
        {
            checks.Fail("closesOn", "Field_Required");
        }
        else if (day < today || day > today.AddDays(SeatCall.DaysMax))
        {
            checks.Fail("closesOn", "Field_Range", $"{today:yyyy-MM-dd}", $"{today.AddDays(SeatCall.DaysMax):yyyy-MM-dd}");
        }
    }

    private static async Task<Answer> List(string? region, HttpContext context, CommunityLists lists, Memberships memberships)
    {
        if (context.User.IsInRole(Roles.Partner))
        {
            return await memberships.Of(context.UserName(), context.RequestAborted) is { } provider
                ? Answer.Ok(new { Items = (await lists.CallsFor(provider, context.RequestAborted)).Select(call => OwnOffer(call, provider)) })
                : Answer.Ok(new { Items = ImmutableArray<SeatCall>.Empty });
        }

        return RegionTable.Find(region ?? "CA") is { } within
            ? Answer.Ok(new { Items = await lists.CallsIn(RegionTable.Concerning(within.Code), context.RequestAborted) })
            : Answer.NotFound();
    }

    private static async Task<Answer> View(string id, IGrainFactory grains) =>
        Ids.IsWellFormed(id, ISeatCallGrain.Prefix) && await grains.GetGrain<ISeatCallGrain>(id).View() is { } call ? Answer.Ok(call) : Answer.NotFound();

    private static async Task<Answer> Offer(string id, HttpContext context, Body<SeatOfferBody> body, IGrainFactory grains, CommunityLists lists, Memberships memberships)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var seats = checks.Number("seats", body.Value.Seats, 1, SeatCall.SeatsMax);
        var note = checks.OptionalText("note", body.Value.Note, SeatCall.NoteLengthMax) ?? "";
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        if (!Ids.IsWellFormed(id, ISeatCallGrain.Prefix) || await memberships.Of(context.UserName(), context.RequestAborted) is not { } provider
            || await grains.GetGrain<ISeatCallGrain>(id).View() is not { } call || !call.Reaches(await lists.Reach(provider, context.RequestAborted)))
        {
            return Answer.NotFound();
        }

        return await grains.GetGrain<ISeatCallGrain>(id).Offer(new(provider, seats, note, context.UserName())) is { } offered
            ? Answer.Ok(OwnOffer(offered, provider))
            : Answer.Problem(StatusCodes.Status409Conflict, "call-closed");
    }

    private static async Task<Answer> Close(string id, Body<EmptyBody> body, IGrainFactory grains) =>
        body.Fault ?? (Ids.IsWellFormed(id, ISeatCallGrain.Prefix) && await grains.GetGrain<ISeatCallGrain>(id).Close() is { } call ? Answer.Ok(call) : Answer.NotFound());

    /// <summary>Providers see their own offer and the sum of all, not who else offered what.</summary>
    private static object OwnOffer(SeatCall call, Domain.Resources.ProviderId provider) => new
    {
        call.Id,
        call.RegionCode,
        call.ServiceType,
        call.Seats,
        call.Offered,
        call.FromOn,
        call.ClosesOn,
        call.Languages,
        call.NclcMin,
        call.NclcMax,
        call.Note,
        call.Status,
        Own = call.Offers.FirstOrDefault(offer => offer.ProviderId == provider),
    };
}
