using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Grains.Providers;
using Coordination.Grains.Referrals;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>What goes to and fro on a referral beside its moves, and where people stand in line.</summary>
internal static class ConversationEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/referrals/{id}/messages", Say).For(Roles.Refer).WithTags("Referrals").WithSummary("Asks or answers between those who refer and those who answer.");
        commands.MapPost("/referrals/{id}/sessions", NoteSession).For(Roles.Refer).WithTags("Referrals").WithSummary("Records whether somebody came on a day; the same day again corrects it.");
        commands.MapPost("/referrals/{id}/experience", GiveExperience).For(Roles.KnowPeople).WithTags("Referrals").WithSummary("Records, once, what the person says of a service that has ended.");
        commands.MapPost("/referrals/{id}/reassign", Reassign).For(Roles.KnowPeople).WithTags("Referrals").WithSummary("Refers to another opening instead, while the first provider has not answered.");
        api.MapGet("/providers/{id}/experience", ReadExperience).For(Roles.Refer).WithTags("Providers").WithSummary("What people say of a provider's services, from five answers on.");
        api.MapGet("/newcomers/{id}/waitlist", Standings).For(Roles.KnowPeople).Noted().WithTags("Newcomers").WithSummary("The lines a newcomer waits in: about where, and how long it is likely to last.");
    }

    private static async Task<Answer> Say(
        string id, HttpContext context, Body<MessageBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (await ReferralEndpoints.Known(id, context, rows, memberships) is not { } row)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var text = checks.Text("text", body.Value.Text, Limits.NoteLengthMax);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var side = context.User.IsInRole(Roles.Partner) ? ReferralSide.Partner : ReferralSide.Worker;
        return ReferralAnswer.Of(
            await grains.GetGrain<INewcomerGrain>(row.NewcomerId.Value).Say(new(row.Id, Ids.KeyFrom(context.Scope(), context.Seed()), side, context.UserName(), text)), isNew: true);
    }

    private static async Task<Answer> NoteSession(
        string id, HttpContext context, Body<SessionBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains, TimeProvider clock)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (await ReferralEndpoints.Known(id, context, rows, memberships) is not { } row)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (body.Value.On > today)
        {
            checks.Fail("on", "Field_InFuture");
        }

        if (body.Value.Attended is null)
        {
            checks.Fail("attended", "Field_Required");
        }

        return checks.AreGood
            ? ReferralAnswer.Of(await grains.GetGrain<INewcomerGrain>(row.NewcomerId.Value).NoteSession(new(row.Id, body.Value.On ?? today, body.Value.Attended!.Value, context.UserName())), isNew: false)
            : checks.Answer();
    }

    private static async Task<Answer> GiveExperience(
        string id, HttpContext context, Body<ExperienceBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (await ReferralEndpoints.Known(id, context, rows, memberships) is not { } row)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var experience = new Experience(
            checks.OptionalNumber("wasRight", body.Value.WasRight, 1, 5),
            checks.OptionalNumber("wasRespectful", body.Value.WasRespectful, 1, 5),
            checks.OptionalNumber("wouldRecommend", body.Value.WouldRecommend, 1, 5));
        return checks.AreGood
            ? ReferralAnswer.Of(await grains.GetGrain<INewcomerGrain>(row.NewcomerId.Value).GiveExperience(new(row.Id, experience)), isNew: false)
            : checks.Answer();
    }

    private static async Task<Answer> Reassign(
        string id, HttpContext context, Body<ReassignBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (await ReferralEndpoints.Known(id, context, rows, memberships) is not { } row)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var reason = checks.Text("reason", body.Value.Reason, Limits.NoteLengthMax);
        if (!OpeningId.TryParse(body.Value.OpeningId, out var opening))
        {
            checks.Fail("openingId", body.Value.OpeningId is null ? "Field_Required" : "Field_Unknown");
        }

        return checks.AreGood
            ? ReferralAnswer.Of(
                await grains.GetGrain<INewcomerGrain>(row.NewcomerId.Value).Reassign(new(row.Id, ReferralId.From(context.Scope(), context.Seed()), opening, context.UserName(), reason)), isNew: true)
            : checks.Answer();
    }

    private static async Task<Answer> ReadExperience(string id, HttpContext context, ExperienceTable experiences, Memberships memberships)
    {
        if (!ProviderId.TryParse(id, out var provider))
        {
            return Answer.NotFound();
        }

        return await ProviderEndpoints.Refusal(context, provider, memberships)
            ?? Answer.Ok(new { Items = await experiences.Of(provider, context.RequestAborted), ExperienceTable.AnswersMin });
    }

    private static async Task<Answer> Standings(string id, PersonFiles files, WaitlistStandings standings, HttpContext context) =>
        NewcomerId.TryParse(id, out var newcomer) && await files.Open(newcomer) is { } file
            ? Answer.Ok(new { Items = await standings.Of(file.Records, context.RequestAborted) })
            : Answer.NotFound();
}
