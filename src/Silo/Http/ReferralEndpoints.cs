using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Consents;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Providers;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Referrals: sending them, listing them, answering them.</summary>
internal static class ReferralEndpoints
{
    private const int PageSizeDefault = 50;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/referrals", Send).For(Roles.KnowPeople).WithTags("Referrals").WithSummary("Refers a newcomer with a hold, or to an opening.");
        api.MapGet("/referrals", List).For(Roles.Refer).WithTags("Referrals").WithSummary("Referrals, oldest first; a partner sees those of its provider.");
        api.MapGet("/referrals/{id}", View).For(Roles.Refer).WithTags("Referrals").WithSummary("A referral with its steps.");
        api.MapGet("/referrals/{id}/person", Person).For(Roles.Refer).WithTags("Referrals").WithSummary("The newcomer, as far as consents in force show them to the provider.");
        commands.MapPost("/referrals/{id}/{move}", Move).For(Roles.Refer).WithTags("Referrals")
            .WithSummary("Accepts, rejects, starts, holds, completes, fails or cancels.");
    }

    private static async Task<Answer> Send(HttpContext context, Body<ReferralBody> body, IGrainFactory grains, People people)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var newcomer = await HoldEndpoints.NewcomerOf(checks, body.Value.NewcomerId, people);
        (newcomer, var need) = await HoldEndpoints.OwnerAndNeedOf(checks, newcomer, body.Value.NeedId, people);
        var note = checks.OptionalText("note", body.Value.Note, Limits.NoteLengthMax);
        var (hold, opening) = PlaceOf(checks, body.Value);
        var reason = checks.OptionalText("reason", body.Value.Reason, Limits.NoteLengthMax);
        var fields = checks.List("sharedFields", body.Value.SharedFields);
        foreach (var field in fields.Where(field => !SharedFields.All.Contains(field)))
        {
            checks.Fail("sharedFields", "Field_OneOf", string.Join(", ", SharedFields.All));
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        if (hold is null && need is { } asked && await Overriding.Refusal(context, grains, newcomer, asked, opening, reason) is { } refusal)
        {
            return refusal;
        }

        var id = ReferralId.From(context.Scope(), context.Seed());
        return ReferralAnswer.Of(
            await grains.GetGrain<INewcomerGrain>(newcomer.Value).Refer(new(id, context.UserName(), hold, opening, need, note, [.. fields], reason)), isNew: true);
    }

    private static (HoldId? Hold, OpeningId Opening) PlaceOf(Checks checks, ReferralBody body)
    {
        if (body.HoldId is { } holdText)
        {
            if (HoldId.TryParse(holdText, out var hold))
            {
                return (hold, hold.Opening);
            }

            checks.Fail("holdId", "Field_Unknown");
        }
        else if (!OpeningId.TryParse(body.OpeningId, out var opening))
        {
            checks.Fail(body.OpeningId is null ? "holdId" : "openingId", body.OpeningId is null ? "Field_Required" : "Field_Unknown");
        }
        else
        {
            return (null, opening);
        }

        return default;
    }

    private static async Task<Answer> List(HttpContext context, ReferralRows rows, Memberships memberships, string? provider, string? status, string? cursor, int? size)
    {
        var checks = new Checks();
        ProviderId? of = null;
        if (provider is not null)
        {
            of = ProviderId.TryParse(provider, out var parsed) ? parsed : new("p-unknown");
        }

        if (context.User.IsInRole(Roles.Partner))
        {
            var own = await memberships.Of(context.UserName(), context.RequestAborted);
            if (own is null || (of is not null && of != own))
            {
                return Answer.Problem(StatusCodes.Status403Forbidden, "not-your-provider");
            }

            of = own;
        }

        if (status is not null)
        {
            checks.Word<ReferralStatus>("status", status);
        }

        var pageSize = checks.OptionalNumber("size", size, 1, Limits.PageSizeMax) ?? PageSizeDefault;
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var page = await rows.After(Place(cursor), of, status, pageSize);
        return Answer.Ok(new { Items = page.Select(Shape), NextCursor = page.Count == pageSize ? Cursor(page[^1]) : null });
    }

    private static async Task<Answer> View(string id, HttpContext context, ReferralRows rows, Memberships memberships, IGrainFactory grains) =>
        await Known(id, context, rows, memberships) is { } row
        && await grains.GetGrain<INewcomerGrain>(row.NewcomerId.Value).Referral(row.Id) is { } referral
            ? Answer.Ok(ReferralAnswer.Shape(referral))
            : Answer.NotFound();

    private static async Task<Answer> Person(string id, HttpContext context, ReferralRows rows, Memberships memberships, IGrainFactory grains, AccessLog log)
    {
        if (await Known(id, context, rows, memberships) is not { } row || await grains.GetGrain<INewcomerGrain>(row.NewcomerId.Value).Shared(row.Id) is not { } shared)
        {
            return Answer.NotFound();
        }

        if (shared.Person.Fields.IsEmpty)
        {
            return Answer.Problem(StatusCodes.Status403Forbidden, shared.IsWithdrawn ? "consent-withdrawn" : "nothing-shared");
        }

        await log.Note(row.NewcomerId, context.UserName(), AccessKind.Referral, row.ProviderId, shared.Person.Fields);
        return Answer.Ok(ConsentEndpoints.Shape(shared.Person));
    }

    private static async Task<Answer> Move(
        string id, string move, HttpContext context, Body<MoveBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!Slugs<ReferralMove>.TryParse(move, out var wanted) || await Known(id, context, rows, memberships) is not { } row)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var reason = ReferralTransitions.NeedsReason(wanted) ? ReasonOf(checks, body.Value.Reason) : null;
        Outcome? outcome = wanted == ReferralMove.Complete ? checks.Word<Outcome>("outcome", body.Value.Outcome) : null;
        return checks.AreGood
            ? ReferralAnswer.Of(await grains.GetGrain<INewcomerGrain>(row.NewcomerId.Value).Move(new(row.Id, wanted, context.UserName(), reason, outcome)), isNew: false)
            : checks.Answer();
    }

    private static Reason ReasonOf(Checks checks, ReasonBody? reason)
    {
        if (reason is null)
        {
            checks.Fail("reason", "Field_Required");
            return new(default, "");
        }

        return new(checks.Word<ReasonCode>("reason.code", reason.Code), checks.Text("reason.text", reason.Text, Limits.NoteLengthMax));
    }

    /// <summary>The referral if there is one the caller may know of.</summary>
    public static async Task<ReferralRow?> Known(string id, HttpContext context, ReferralRows rows, Memberships memberships)
    {
        if (!ReferralId.TryParse(id, out var referralId) || await rows.Find(referralId) is not { } row)
        {
            return null;
        }

        return context.User.IsInRole(Roles.Partner) && await memberships.Of(context.UserName(), context.RequestAborted) != row.ProviderId ? null : row;
    }

    /// <summary>What every reader of a list may know: nothing that tells who the person is.</summary>
    private static object Shape(ReferralRow row) => new
    {
        row.Id,
        row.Status,
        row.ProviderId,
        row.ResourceId,
        row.OpeningId,
        row.HoldId,
        row.ServiceType,
        row.RegionCode,
        row.RespondBy,
        row.RequestedAt,
        row.ChangedAt,
    };

    private static string Cursor(ReferralRow row) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{row.RequestedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)} {row.Id.Value}"));

    /// <summary>The place a cursor names; a cursor that is none of ours starts the list anew.</summary>
    private static (DateTimeOffset, string)? Place(string? cursor)
    {
        if (cursor is null || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ');
        return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks) && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), parts[1])
            : null;
    }
}
