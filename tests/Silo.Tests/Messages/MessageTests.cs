using System.Net;
using Coordination.Grains.Answers;
using Coordination.Grains.Messages;
using Coordination.Silo.Messages;
using Coordination.Silo.Tests.Product;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coordination.Silo.Tests.Messages;

/// <summary>Messages from what happened to the mail server, with the product's own database, grains and SMTP.</summary>
public sealed class MessageTests(RunningProduct product)
{
    private const string Region = "1303";

    [Fact]
    public async Task A_mail_server_that_is_away_for_an_hour_costs_no_message_and_doubles_none()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var people = new List<string>();
        for (var at = 0; at < 5; at++)
        {
            people.Add(await Answered(worker, coordinator, $"hour-{at}@example.org"));
        }

        var port = MailServer.FreePort();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddSeconds(5));
        using var sender = Sender(port, clock);
        for (var minute = 0; minute < 60; minute++)
        {
            await sender.SendDue(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        await using var server = MailServer.Start(port);
        for (var minute = 0; minute < 60; minute++)
        {
            await sender.SendDue(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        var mine = server.Received.Where(mail => mail.To.StartsWith("hour-", StringComparison.Ordinal)).ToArray();
        Assert.Equal(people.Count, mine.Length);
        Assert.Equal(people.Count, mine.Select(mail => mail.To).Distinct().Count());
        foreach (var newcomer in people)
        {
            var message = (await worker.Get($"/api/newcomers/{newcomer}/messages")).Body.GetProperty("items")[0];
            Assert.Equal(("referral-accepted", "sent"), (message.GetProperty("kind").GetString(), message.GetProperty("state").GetString()));
        }
    }

    [Fact]
    public async Task S34_A_message_tells_nothing_sensitive_in_the_persons_language_and_its_stop_link_stops_what_waits()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var newcomer = await Answered(worker, coordinator, "stop@example.org");
        var port = MailServer.FreePort();
        await using var server = MailServer.Start(port);
        using var sender = Sender(port, TimeProvider.System);

        await sender.SendDue(TestContext.Current.CancellationToken);
        var mail = Assert.Single(server.Received, mail => mail.To == "stop@example.org");
        var text = mail.Text.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal);
        Assert.Contains("personne qui vous accompagne", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", text, StringComparison.Ordinal);
        Assert.DoesNotContain("legal", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("House", text, StringComparison.Ordinal);
        var link = new Uri(text[text.IndexOf("https://people.example/stop/", StringComparison.Ordinal)..].Split('\n', '\r', ' ', '>')[0]);

        using var anybody = new HttpClient { BaseAddress = product.Address };
        await Refer(worker, coordinator, newcomer);
        using var asked = await anybody.GetAsync(new Uri(link.AbsolutePath, UriKind.Relative), TestContext.Current.CancellationToken);
        using var stopped = await anybody.PostAsync(new Uri(link.AbsolutePath, UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var unknown = await anybody.PostAsync(new Uri("/stop/" + new string('0', 32), UriKind.Relative), null, TestContext.Current.CancellationToken);
        await sender.SendDue(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (asked.StatusCode, stopped.StatusCode, unknown.StatusCode));
        Assert.Single(server.Received, mail => mail.To == "stop@example.org");
        var latest = (await worker.Get($"/api/newcomers/{newcomer}/messages")).Body.GetProperty("items")[0];
        Assert.Equal(("not-sent", "no-consent"), (latest.GetProperty("state").GetString(), latest.GetProperty("why").GetString()));
    }

    /// <summary>A person who agreed to be written to, with a referral that was accepted.</summary>
    private static async Task<string> Answered(Api worker, Api coordinator, string email)
    {
        var newcomer = (await worker.Post("/api/newcomers", new
        {
            givenName = "Amina",
            familyName = "Exemple",
            birthDate = "1990-05-04",
            regionCode = Region,
            preferredLanguage = "fr",
            contact = new { email, channel = "email" },
        }))["id"];
        await worker.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "messages", method = "written", language = "fr" });
        await Refer(worker, coordinator, newcomer);
        return newcomer;
    }

    private static async Task Refer(Api worker, Api coordinator, string newcomer)
    {
        var opening = await Community.Opening(coordinator, 1, "legal", Region);
        var referral = await worker.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening });
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Post($"/api/referrals/{referral["id"]}/accept")).Status);
    }

    private MessageSender Sender(int port, TimeProvider clock)
    {
        var options = Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, RequireTls = false, From = "no-reply@people.example", PublicAddress = "https://people.example" });
        return new(product.Services.GetRequiredService<Outbox>(), product.Services.GetRequiredService<AnswerMails>(), product.Services.GetRequiredService<IGrainFactory>(), [new SmtpCarrier(options)], clock, NullLogger<MessageSender>.Instance);
    }
}
