using System.Globalization;
using Coordination.Dashboard.Partner;
using Coordination.Dashboard.Resources;
using Coordination.Dashboard.Words;
using Coordination.Domain;
using Coordination.Domain.Referrals;
using Coordination.Grains.Answers;
using Coordination.Grains.Consents;
using Coordination.Grains.Newcomers;
using Coordination.Silo.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Silo.Http;

/// <summary>Answering one referral without an account: by a link, and a code that is sent apart from it.</summary>
internal static class AnswerEndpoints
{
    /// <summary>By whom such an answer is recorded.</summary>
    public const string By = "answer-link";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        // Whoever posts here has no session that another site could misuse: what counts stands in the address and the form.
        var pages = routes.MapGroup("/answer/{token}").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().AddEndpointFilter(Guard);
        pages.MapGet("", Ask);
        pages.MapPost("/code", SendCode);
        pages.MapPost("/open", Open);
        pages.MapPost("", Answer);

        // The language of a page that came from a form is changed by asking for its address.
        pages.MapGet("/{step}", Ask);
    }

    /// <summary>The page's language, and nothing of it kept or passed on.</summary>
    private static ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Languages.Of(http.Request.Query["lang"]) is { } culture)
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return next(context);
    }

    /// <summary>Shows nothing yet: programs that look into mail follow links.</summary>
    private static async Task<IResult> Ask(string token, AnswerLinks links, TimeProvider clock)
    {
        var link = await links.Find(token);
        return Closed(link, clock.GetUtcNow()) ?? AnswerPages.Asks(token, null, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SendCode(string token, AnswerLinks links, TimeProvider clock)
    {
        var (link, now) = (await links.Find(token), clock.GetUtcNow());
        return Closed(link, now) is { } closed ? closed
            : await links.AskCode(link!.LinkId, now) == CodeAsked.NoMore ? AnswerPages.Says(AnswerTexts.Here("CodeNoMore"), StatusCodes.Status429TooManyRequests)
            : AnswerPages.TakesCode(token, null);
    }

    private static async Task<IResult> Open(
        string token, [FromForm] string? code, AnswerLinks links, AnswerPages pages, PartnerLists lists, AccessLog log, TimeProvider clock)
    {
        var (link, now) = (await links.Find(token), clock.GetUtcNow());
        if (Closed(link, now) is { } closed)
        {
            return closed;
        }

        var (tried, proof) = await links.TryCode(link!.LinkId, code, now);
        return tried switch
        {
            CodeTried.Right => await Shown(token, proof!, link, null, pages, lists, log),
            CodeTried.Wrong => AnswerPages.TakesCode(token, AnswerTexts.Here("CodeWrong")),
            _ => AnswerPages.Asks(token, AnswerTexts.Here("CodeSpent"), StatusCodes.Status422UnprocessableEntity),
        };
    }

    private static async Task<IResult> Answer(
        string token, [FromForm] string? proof, [FromForm] string? move, [FromForm] string? reason, [FromForm] string? text,
        AnswerLinks links, AnswerPages pages, PartnerLists lists, AccessLog log, IGrainFactory grains, TimeProvider clock)
    {
        var (link, now) = (await links.Find(token), clock.GetUtcNow());
        if (Closed(link, now) is { } closed)
        {
            return closed;
        }

        if (!await links.IsProven(link!.LinkId, proof, now))
        {
            return AnswerPages.Asks(token, AnswerTexts.Here("ProofGone"), StatusCodes.Status422UnprocessableEntity);
        }

        var isAccepted = move == Slugs<ReferralMove>.Of(ReferralMove.Accept);
        var why = isAccepted ? null : ReasonOf(reason, text);
        if (!isAccepted && why is null)
        {
            return await Shown(token, proof!, link, PartnerTexts.ReasonTextNeeded, pages, lists, log);
        }

        var outcome = await grains.GetGrain<INewcomerGrain>(link.NewcomerId.Value)
            .Move(new(link.ReferralId, isAccepted ? ReferralMove.Accept : ReferralMove.Reject, By, why, null));
        if (outcome is ReferralOutcome.NoPlace)
        {
            return await Shown(token, proof!, link, AnswerTexts.Here("NoPlace"), pages, lists, log);
        }

        // A referral is answered once, whoever answers it; that the link is used up is what its reader is told later.
        await links.UseUp(link.LinkId, now);
        return outcome switch
        {
            ReferralOutcome.Done => AnswerPages.Says(AnswerTexts.Here(isAccepted ? "Accepted" : "Declined"), StatusCodes.Status200OK),
            ReferralOutcome.Illegal illegal => Answered(illegal.Referral.Status),
            _ => AnswerPages.Says(AnswerTexts.Here("Unknown"), StatusCodes.Status404NotFound),
        };
    }

    /// <summary>Why a link leads nowhere any more; null while it leads to a referral that waits.</summary>
    private static IResult? Closed(AnswerLink? link, DateTimeOffset now) => link switch
    {
        null => AnswerPages.Says(AnswerTexts.Here("Unknown"), StatusCodes.Status404NotFound),
        { UsedAt: not null } => AnswerPages.Says(AnswerTexts.Here("Used", Words.Of(link.Status)), StatusCodes.Status410Gone),
        { Status: not ReferralStatus.Requested } => Answered(link.Status),
        _ when link.ExpiresAt <= now => AnswerPages.Says(AnswerTexts.Here("Expired"), StatusCodes.Status410Gone),
        _ => null,
    };

    private static IResult Answered(ReferralStatus status) => AnswerPages.Says(AnswerTexts.Here("Answered", Words.Of(status)), StatusCodes.Status410Gone);

    /// <summary>Shows the referral; that it was read is on disk before.</summary>
    private static async Task<IResult> Shown(
        string token, string proof, AnswerLink link, string? problem, AnswerPages pages, PartnerLists lists, AccessLog log)
    {
        if (await lists.Referral(link.ProviderId, link.ReferralId) is not { } referral)
        {
            return Answered(link.Status);
        }

        if (referral.Shared is { } shared)
        {
            await log.Note(link.NewcomerId, By, AccessKind.Referral, link.ProviderId, shared.Fields);
        }

        return await pages.Shows(token, proof, referral, problem);
    }

    private static Reason? ReasonOf(string? code, string? text)
    {
        var said = (text ?? "").Trim();
        return !Slugs<ReasonCode>.TryParse(code, out var reason) || said.Length > Limits.NoteLengthMax || (reason == ReasonCode.Other && said.Length == 0)
            ? null
            : new(reason, said.Length == 0 ? Words.Of(reason) : said);
    }
}
