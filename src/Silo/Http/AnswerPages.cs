using System.Globalization;
using System.Net;
using Coordination.Dashboard.Consents;
using Coordination.Dashboard.Partner;
using Coordination.Dashboard.Resources;
using Coordination.Dashboard.Words;
using Coordination.Domain;
using Coordination.Domain.Geography;
using Coordination.Domain.Referrals;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Coordination.Silo.Http;

/// <summary>The pages by which a referral is answered without an account: plain HTML without a script, in the reader's language.</summary>
/// <param name="services">For the part of the partner's card that is shown here too.</param>
/// <param name="logs">For rendering it.</param>
internal sealed class AnswerPages(IServiceProvider services, ILoggerFactory logs)
{
    private const string Style = """
        body{margin:0;background:#f5f7f9;color:#1d2730;font:1rem/1.5 system-ui,sans-serif}main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem}
        h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}dt{color:#51606d}dd{margin:0 0 .5rem}blockquote{margin:0 0 1rem;padding-left:1rem;border-left:4px solid #d4dbe2;white-space:pre-wrap}
        label{display:block;margin:.6rem 0}input[type=text],textarea{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid #51606d;border-radius:6px}
        fieldset{border:1px solid #d4dbe2;border-radius:8px;margin:1rem 0;padding:.5rem 1rem}
        button{font:inherit;padding:.6rem 1.2rem;margin:.5rem 0;min-height:44px;border:1px solid #14506b;border-radius:6px;background:#14506b;color:#fff;cursor:pointer}
        button.quiet{background:#fff;color:#14506b}:focus-visible{outline:3px solid #b45309;outline-offset:2px}[role=alert]{color:#a1241b;font-weight:600}a{color:#14506b}
        """;

    /// <summary>Says one thing and offers nothing.</summary>
    public static IResult Says(string text, int status) => Page($"<p>{Safe(text)}</p>", status);

    /// <summary>Offers to send a code.</summary>
    /// <param name="token">What stands in the link.</param>
    /// <param name="problem">Why an earlier step did not go on; null at the start.</param>
    /// <param name="status">Of HTTP.</param>
    public static IResult Asks(string token, string? problem, int status) =>
        Page($"{Alert(problem)}<p>{Text("Ask")}</p>{CodeForm(token, problem is null ? "SendCode" : "SendAnother")}", status);

    /// <summary>Takes the code.</summary>
    /// <param name="token">What stands in the link.</param>
    /// <param name="problem">What was wrong with the code that was entered; null when none was.</param>
    public static IResult TakesCode(string token, string? problem) => Page(
        $"""
        <p role="status">{(problem is null ? Text("CodeSent") : "")}</p>{Alert(problem, "code-wrong")}
        <form method="post" action="{Address(token, "/open")}">
        <label>{Text("CodeLabel")}<input type="text" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="10" required autofocus{(problem is null ? "" : " aria-invalid=\"true\" aria-describedby=\"code-wrong\"")}></label>
        <button>{Text("Open")}</button></form>{CodeForm(token, "SendAnother", isQuiet: true)}
        """,
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>Shows the referral as the partner's card does, and takes the answer.</summary>
    /// <param name="token">What stands in the link.</param>
    /// <param name="proof">Shows that the code was entered.</param>
    /// <param name="referral">The referral, with what consents in force show of the person.</param>
    /// <param name="problem">Why an answer was not taken; null when none was given.</param>
    public async Task<IResult> Shows(string token, string proof, IncomingReferral referral, string? problem) => Page(
        $"""
        {Alert(problem)}<h2>{Safe(Say.In(referral.Title))}</h2>
        <p>{Safe(string.Join(" · ", Facts(referral)))}</p>
        {(referral.Note is { Length: > 0 } note ? $"<p>{Safe(PartnerTexts.Note)}</p><blockquote>{Safe(note)}</blockquote>" : "")}
        {(referral.Shared is null ? "" : $"<h2>{Text("ThePerson")}</h2>{await Shared(referral)}")}
        <p>{Text("OnlyShared")} {Safe(AnswerTexts.Here("AnswerUntil", Say.DayAndTime(TimeZoneInfo.ConvertTime(referral.RespondBy, TimeZones.Of(referral.RegionCode)))))}</p>
        <h2>{Text("YourAnswer")}</h2>
        <form method="post" action="{Address(token)}">{Hidden(proof, ReferralMove.Accept)}<button>{Safe(Words.Of(ReferralMove.Accept))}</button></form>
        <form method="post" action="{Address(token)}">{Hidden(proof, ReferralMove.Reject)}
        <fieldset><legend>{Safe(PartnerTexts.RejectTitle)}</legend>{string.Concat(Enum.GetValues<ReasonCode>().Select(Reason))}
        <label>{Safe(PartnerTexts.ReasonText)}<textarea name="text" rows="3" maxlength="{Limits.NoteLengthMax}"></textarea></label></fieldset>
        <button class="quiet">{Safe(Words.Of(ReferralMove.Reject))}</button></form>
        """,
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static IEnumerable<string> Facts(IncomingReferral referral)
    {
        yield return Words.OfServiceType(referral.ServiceType);
        if (referral.Urgency is { } urgency)
        {
            yield return Say.With(PartnerTexts.Urgency, urgency);
        }

        yield return RegionTable.Find(referral.RegionCode) is { } region ? Say.In(region.Name) : referral.RegionCode;
        if (referral.Language is { } language)
        {
            yield return Say.With(PartnerTexts.Prefers, Words.OfOfficial(language));
        }
    }

    /// <summary>The very part of the partner's card that shows the person.</summary>
    private async Task<string> Shared(IncomingReferral referral)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(SharedWithYou.Person)] = referral.Shared });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<SharedWithYou>(parameters)).ToHtmlString());
    }

    private static string Reason(ReasonCode code) =>
        $"""<label><input type="radio" name="reason" value="{Slugs<ReasonCode>.Of(code)}" required> {Safe(Words.Of(code))}</label>""";

    private static string Hidden(string proof, ReferralMove move) =>
        $"""<input type="hidden" name="proof" value="{Safe(proof)}"><input type="hidden" name="move" value="{Slugs<ReferralMove>.Of(move)}">""";

    private static string CodeForm(string token, string button, bool isQuiet = false) =>
        $"""<form method="post" action="{Address(token, "/code")}"><button{(isQuiet ? " class=\"quiet\"" : "")}>{Text(button)}</button></form>""";

    private static string Alert(string? problem, string id = "problem") => problem is null ? "" : $"""<p role="alert" id="{id}">{Safe(problem)}</p>""";

    private static string Address(string token, string step = "") => $"/answer/{Safe(token)}{step}?lang={Say.Language}";

    private static IResult Page(string body, int status)
    {
        var other = Say.Language == "fr" ? "en" : "fr";
        return Results.Content(
            $"""
            <!DOCTYPE html><html lang="{Say.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>{Text("Title")}</title><style>{Style}</style></head>
            <body><main><p><a lang="{other}" hreflang="{other}" href="?lang={other}">{Text("OtherLanguage")}</a></p><h1>{Text("Title")}</h1>
            {body}</main></body></html>
            """,
            "text/html; charset=utf-8",
            statusCode: status);
    }

    private static string Text(string name) => Safe(AnswerTexts.Here(name));

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
