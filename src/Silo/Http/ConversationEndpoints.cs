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

    private static Task<Answer> Say(string id, HttpContext context, Body<MessageBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains) =>
        On(id, context, body, rows, memberships, grains, async (checks, asked, newcomer, referral) =>
        {
            var text = checks.Text("text", asked.Text, Limits.NoteLengthMax);
            var side = context.User.IsInRole(Roles.Partner) ? ReferralSide.Partner : ReferralSide.Worker;
            return checks.AreGood
                ? ReferralAnswer.Of(await newcomer.Say(new(referral, Ids.KeyFrom(context.Scope(), context.Seed()), side, context.UserName(), text)), isNew: true)
                : checks.Answer();
        });

    private static Task<Answer> NoteSession(
        string id, HttpContext context, Body<SessionBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains, TimeProvider clock) =>
        On(id, context, body, rows, memberships, grains, async (checks, asked, newcomer, referral) =>
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            if (asked.On > today)
            {
                checks.Fail("on", "Field_InFuture");
            }

            if (asked.Attended is null)
            {
                checks.Fail("attended", "Field_Required");
            }

            return checks.AreGood
                ? ReferralAnswer.Of(await newcomer.NoteSession(new(referral, asked.On ?? today, asked.Attended!.Value, context.UserName())), isNew: false)
                : checks.Answer();
        });

    private static Task<Answer> GiveExperience(string id, HttpContext context, Body<ExperienceBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains) =>
        On(id, context, body, rows, memberships, grains, async (checks, asked, newcomer, referral) =>
        {
            var experience = new Experience(
                checks.OptionalNumber("wasRight", asked.WasRight, 1, 5),
                checks.OptionalNumber("wasRespectful", asked.WasRespectful, 1, 5),
                checks.OptionalNumber("wouldRecommend", asked.WouldRecommend, 1, 5));
            return checks.AreGood ? ReferralAnswer.Of(await newcomer.GiveExperience(new(referral, experience)), isNew: false) : checks.Answer();
        });

    private static Task<Answer> Reassign(string id, HttpContext context, Body<ReassignBody> body, ReferralRows rows, Memberships memberships, IGrainFactory grains) =>
        On(id, context, body, rows, memberships, grains, async (checks, asked, newcomer, referral) =>
        {
            var reason = checks.Text("reason", asked.Reason, Limits.NoteLengthMax);
            if (!OpeningId.TryParse(asked.OpeningId, out var opening))
            {
                checks.Fail("openingId", asked.OpeningId is null ? "Field_Required" : "Field_Unknown");
            }

            if (!checks.AreGood)
            {
                return checks.Answer();
            }

            // What stands against the next place stands against it here too; the reason is given, so it is recorded or not this user's to decide.
            var next = ReferralId.From(context.Scope(), context.Seed());
            if (await newcomer.Referral(next) is null
                && await newcomer.Referral(referral) is { NeedId: { } need }
                && await Overriding.Refusal(context, grains, new(newcomer.GetPrimaryKeyString()), need, opening, reason) is { } refusal)
            {
                return refusal;
            }

            return ReferralAnswer.Of(await newcomer.Reassign(new(referral, next, opening, context.UserName(), reason)), isNew: true);
        });

    /// <summary>Does something on a referral that the caller may know of.</summary>
    private static async Task<Answer> On<T>(
        string id, HttpContext context, Body<T> body, ReferralRows rows, Memberships memberships, IGrainFactory grains, Func<Checks, T, INewcomerGrain, ReferralId, Task<Answer>> act)
        where T : class =>
        body.Fault is { } fault ? fault
            : await ReferralEndpoints.Known(id, context, rows, memberships) is { } row ? await act(new(), body.Value, grains.GetGrain<INewcomerGrain>(row.NewcomerId.Value), row.Id)
            : Answer.NotFound();

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
