using System.Net;
using System.Text.RegularExpressions;
using Coordination.Grains.Answers;
using Coordination.Grains.Messages;
using Coordination.Silo.Messages;
using Coordination.Silo.Tests.Product;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Coordination.Silo.Tests.Messages;

/// <summary>A provider that has an e-mail address and no account: reads its mail and follows its links.</summary>
internal sealed partial class AnswerDesk : IAsyncDisposable
{
    private readonly MailServer server;
    private readonly MessageSender sender;
    private readonly HttpClient browser;
    private readonly Api coordinator;
    private readonly string email;
    private readonly string opening;

    private AnswerDesk(RunningProduct product, Api coordinator, string email, string opening, string newcomer, string consent)
    {
        (this.coordinator, this.email, this.opening, Newcomer, Consent) = (coordinator, email, opening, newcomer, consent);
        var port = MailServer.FreePort();
        server = MailServer.Start(port);
        var options = Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, RequireTls = false, From = "no-reply@people.example", PublicAddress = "https://people.example" });
        sender = new(
            product.Services.GetRequiredService<Outbox>(), product.Services.GetRequiredService<AnswerMails>(), product.Services.GetRequiredService<IGrainFactory>(),
            [new SmtpCarrier(options)], TimeProvider.System, NullLogger<MessageSender>.Instance);
        browser = new() { BaseAddress = product.Address };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    /// <summary>Who is referred.</summary>
    public string Newcomer { get; }

    /// <summary>Their consent that the provider sees their name.</summary>
    public string Consent { get; }

    /// <summary>A desk of a new provider, with an opening and a newcomer who agrees that their name is shown.</summary>
    public static async Task<AnswerDesk> Of(RunningProduct product, Api coordinator, string email, string region)
    {
        var provider = (await coordinator.Post(
            "/api/providers", new { name = new { en = "House", fr = "Maison" }, kind = "community", regionCode = region, contactEmail = email }))["id"];
        var resource = (await coordinator.Post($"/api/providers/{provider}/resources", Community.ResourceBody("legal", region)))["id"];
        var opening = (await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 2 }))["id"];
        var newcomer = await Community.Newcomer(coordinator, region);
        var consent = await coordinator.Post(
            $"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", fields = new[] { "name" }, method = "written", language = "fr" });
        return new(product, coordinator, email, opening, newcomer, consent["id"]);
    }

    /// <summary>Refers the newcomer to the provider; the referral's id.</summary>
    public async Task<string> Refer() => (await coordinator.Post(
        "/api/referrals", new { newcomerId = Newcomer, openingId = opening, note = "Evenings only", sharedFields = new[] { "name" } }))["id"];

    /// <summary>The next mail to the provider, as it is read; what others left unread is passed over.</summary>
    public async Task<string> NextMail()
    {
        await sender.SendDue(TestContext.Current.CancellationToken);
        while (server.Received.TryDequeue(out var mail))
        {
            if (mail.To == email)
            {
                return Read(mail.Text);
            }
        }

        throw new InvalidOperationException("There is no mail.");
    }

    /// <summary>Has a code sent, enters it, and reads what is shown.</summary>
    public async Task<(string Link, string Shown)> Opened(string link)
    {
        await Post(link, "/code");
        var shown = await Post(link, "/open", ("code", CodeIn(await NextMail())));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        return (link, shown.Text);
    }

    /// <summary>Follows the link.</summary>
    public async Task<(HttpStatusCode Status, string Text)> Get(string link, string language = "en")
    {
        using var answer = await browser.GetAsync(new Uri($"/answer/{link}?lang={language}", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form of its pages.</summary>
    public async Task<(HttpStatusCode Status, string Text)> Post(string link, string step, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        using var answer = await browser.PostAsync(new Uri($"/answer/{link}{step}", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What stands in the link of a mail.</summary>
    public static string LinkIn(string mail) => Link().Match(mail).Groups[1].Value;

    /// <summary>The code of a mail.</summary>
    public static string CodeIn(string mail) => Code().Match(mail).Groups[1].Value;

    /// <summary>What lets the page of a referral answer it.</summary>
    public static string ProofIn(string page) => Proof().Match(page).Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        sender.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>Quoted-printable as people read it.</summary>
    private static string Read(string text)
    {
        var lines = SoftBreak().Replace(text, "");
        var bytes = Quoted().Replace(lines, match => $"%{match.Groups[1].Value}");
        return WebUtility.UrlDecode(bytes.Replace("+", "%2B", StringComparison.Ordinal));
    }

    [GeneratedRegex("https://people\\.example/answer/([A-Za-z0-9_-]+)")]
    private static partial Regex Link();

    [GeneratedRegex("Your code is ([0-9]{6})\\.")]
    private static partial Regex Code();

    [GeneratedRegex("name=\"proof\" value=\"([0-9a-f]{32})\"")]
    private static partial Regex Proof();

    [GeneratedRegex("=\\r?\\n")]
    private static partial Regex SoftBreak();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Quoted();
}
