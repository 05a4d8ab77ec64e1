using System.Net;
using Coordination.Silo.Tests.Product;
using Coordination.Support;
using Xunit;

namespace Coordination.Silo.Tests.Messages;

/// <summary>Answering one referral by a link and a code, without an account. In a product of its own: nobody else sends its mail.</summary>
public sealed class AnswerLinkTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private const string Region = "1304";

    [Fact]
    public async Task A_link_accepts_its_referral_once_after_the_code_and_is_used_up()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var desk = await AnswerDesk.Of(product, coordinator, "once@example.org", Region);
        var referral = await desk.Refer();

        var mail = await desk.NextMail();
        Assert.DoesNotContain("Amina", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("legal", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Un aiguillage attend votre", mail, StringComparison.Ordinal);
        var link = AnswerDesk.LinkIn(mail);
        var (_, shown) = await desk.Opened(link);
        Assert.Contains("Amina", shown, StringComparison.Ordinal);
        var accepted = await desk.Post(link, "", ("proof", AnswerDesk.ProofIn(shown)), ("move", "accept"));
        var again = await desk.Post(link, "", ("proof", AnswerDesk.ProofIn(shown)), ("move", "accept"));
        var later = await desk.Get(link);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Gone, HttpStatusCode.Gone), (accepted.Status, again.Status, later.Status));
        Assert.Contains("works only once", later.Text, StringComparison.Ordinal);
        var answered = await coordinator.Get($"/api/referrals/{referral}");
        Assert.Equal(("accepted", "answer-link"), (answered["status"], answered.Body.GetProperty("steps")[1].GetProperty("by").GetString()));
        var reading = (await coordinator.Get($"/api/newcomers/{desk.Newcomer}/access-log")).Body.GetProperty("items").EnumerateArray().Single(access => access.GetProperty("what").GetString() == "referral");
        Assert.Equal("answer-link", reading.GetProperty("by").GetString());
    }

    [Fact]
    public async Task A_referral_is_declined_with_a_reason_in_words_when_it_is_another_one()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var desk = await AnswerDesk.Of(product, coordinator, "decline@example.org", Region);
        var referral = await desk.Refer();
        var (link, shown) = await desk.Opened(AnswerDesk.LinkIn(await desk.NextMail()));

        var silent = await desk.Post(link, "", ("proof", AnswerDesk.ProofIn(shown)), ("move", "reject"), ("reason", "other"));
        var declined = await desk.Post(link, "", ("proof", AnswerDesk.ProofIn(silent.Text)), ("move", "reject"), ("reason", "other"), ("text", "Moving house in May"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (silent.Status, declined.Status));
        var step = (await coordinator.Get($"/api/referrals/{referral}")).Body.GetProperty("steps")[1];
        Assert.Equal(("rejected", "Moving house in May"), (step.GetProperty("status").GetString(), step.GetProperty("reason").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Before_the_code_nothing_of_the_referral_is_shown_in_either_language()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var desk = await AnswerDesk.Of(product, coordinator, "before@example.org", Region);
        await desk.Refer();
        var link = AnswerDesk.LinkIn(await desk.NextMail());

        string[] pages =
        [
            (await desk.Get(link)).Text, (await desk.Get(link, "fr")).Text, (await desk.Post(link, "/code")).Text,
            (await desk.Post(link, "/open", ("code", "abc"))).Text, (await desk.Post(link, "", ("move", "accept"))).Text, (await desk.Post(link, "", ("move", "accept"), ("proof", new string('0', 32)))).Text,
        ];

        Assert.All(pages, page => Assert.DoesNotContain("Amina", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("Choir", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("Evenings", page, StringComparison.Ordinal));
        Assert.Contains("<html lang=\"fr\">", pages[1], StringComparison.Ordinal);
        Assert.Contains("Envoyez-moi le code", pages[1], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get("nothing")).Status);
    }

    [Fact]
    public async Task Five_wrong_codes_make_the_right_one_worthless_and_a_new_one_opens()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var desk = await AnswerDesk.Of(product, coordinator, "wrong@example.org", Region);
        await desk.Refer();
        var link = AnswerDesk.LinkIn(await desk.NextMail());
        await desk.Post(link, "/code");
        var code = AnswerDesk.CodeIn(await desk.NextMail());
        var wrong = code == "000000" ? "000001" : "000000";

        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Contains("Please try again", (await desk.Post(link, "/open", ("code", wrong))).Text, StringComparison.Ordinal);
        }

        var late = await desk.Post(link, "/open", ("code", code));
        Assert.Contains("no longer good", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", late.Text, StringComparison.Ordinal);
        await product.ConnectionString.Run("update answer_link set code_asked_at = code_asked_at - interval '2 minutes'");
        var (_, shown) = await desk.Opened(link);
        Assert.Contains("Amina", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_good_for_fifteen_minutes_and_a_link_for_seven_days()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var desk = await AnswerDesk.Of(product, coordinator, "late@example.org", Region);
        var referral = await desk.Refer();
        var link = AnswerDesk.LinkIn(await desk.NextMail());
        await desk.Post(link, "/code");
        var code = AnswerDesk.CodeIn(await desk.NextMail());
        var mine = $"where referral_id = '{referral}'";

        Assert.Equal(["15"], await product.ConnectionString.Rows($"select round(extract(epoch from code_until - now()) / 60) from answer_link {mine}"));
        Assert.Equal(["7 days"], await product.ConnectionString.Column<string>($"select (expires_at - made_at)::text from answer_link {mine}"));
        await product.ConnectionString.Run($"update answer_link set code_until = now() {mine}");
        Assert.Contains("no longer good", (await desk.Post(link, "/open", ("code", code))).Text, StringComparison.Ordinal);
        await product.ConnectionString.Run($"update answer_link set expires_at = now() {mine}");
        var expired = await desk.Get(link);
        Assert.Equal(HttpStatusCode.Gone, expired.Status);
        Assert.Contains("expired", expired.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await desk.Post(link, "/code")).Status);
    }

    [Fact]
    public async Task When_somebody_has_accepted_in_the_app_the_page_says_so()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var desk = await AnswerDesk.Of(product, coordinator, "second@example.org", Region);
        var referral = await desk.Refer();
        var (link, shown) = await desk.Opened(AnswerDesk.LinkIn(await desk.NextMail()));

        await coordinator.Post($"/api/referrals/{referral}/accept");
        var declined = await desk.Post(link, "", ("proof", AnswerDesk.ProofIn(shown)), ("move", "reject"), ("reason", "no-capacity"));

        Assert.Equal(HttpStatusCode.Gone, declined.Status);
        Assert.Contains("answered already: Accepted", declined.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("déjà répondu", WebUtility.HtmlDecode((await desk.Get(link, "fr")).Text), StringComparison.Ordinal);
        Assert.Equal("accepted", (await coordinator.Get($"/api/referrals/{referral}"))["status"]);
    }

    [Fact]
    public async Task A_consent_that_is_taken_back_before_the_code_hides_the_person()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var desk = await AnswerDesk.Of(product, coordinator, "consent@example.org", Region);
        await desk.Refer();
        await coordinator.Post($"/api/newcomers/{desk.Newcomer}/consents/{desk.Consent}/withdraw");

        var (_, shown) = await desk.Opened(AnswerDesk.LinkIn(await desk.NextMail()));

        Assert.Contains("Choir", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_hashes_of_tokens_and_codes_are_kept_and_the_newcomer_has_no_message_of_it()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var desk = await AnswerDesk.Of(product, coordinator, "hash@example.org", Region);
        await desk.Refer();
        var link = AnswerDesk.LinkIn(await desk.NextMail());
        await desk.Post(link, "/code");
        var code = AnswerDesk.CodeIn(await desk.NextMail());

        var kept = string.Join('\n', await product.ConnectionString.Column<string>(
            "select l::text from answer_link l union all select t::text from answer_token t union all select m::text from message m"));

        Assert.DoesNotContain(link, kept, StringComparison.Ordinal);
        Assert.DoesNotMatch($@"\b{code}\b", kept);
        Assert.Empty((await coordinator.Get($"/api/newcomers/{desk.Newcomer}/messages")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_provider_says_later_where_it_is_written_to_and_nobody_else_may()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var partner = await product.SignIn("partner");
        var provider = await Community.Provider(coordinator, Region);

        var refused = await partner.Put($"/api/providers/{provider}/contact", new { contactEmail = "mine@example.org" });
        await coordinator.Put($"/api/providers/{provider}/members/partner");
        var put = await partner.Put($"/api/providers/{provider}/contact", new { contactEmail = " mine@example.org " });
        var row = await product.Database.Scalar("select contact_email from provider_row where provider_id = $1", provider);
        var gone = await partner.Put($"/api/providers/{provider}/contact", new { contactEmail = (string?)null });

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, "mine@example.org"), (refused.Status, put.Status, put["contactEmail"]));
        Assert.Equal("mine@example.org", row);
        Assert.Equal("", gone["contactEmail"]);
    }

    [Fact]
    public async Task A_provider_without_an_address_gets_no_mail_and_a_wrong_address_is_refused()
    {
        using var coordinator = await product.SignIn("coordinator");
        var before = await product.ConnectionString.Column<long>("select count(*) from answer_link");
        var opening = await Community.Opening(coordinator, 1, "legal", Region);
        await coordinator.Post("/api/referrals", new { newcomerId = await Community.Newcomer(coordinator, Region), openingId = opening });

        var wrong = await coordinator.Post("/api/providers", new { name = new { en = "House", fr = "Maison" }, kind = "community", regionCode = Region, contactEmail = "no address" });

        Assert.Equal(before, await product.ConnectionString.Column<long>("select count(*) from answer_link"));
        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (wrong.Status, wrong.Slug));
        Assert.True(wrong.Body.GetProperty("errors").TryGetProperty("contactEmail", out _));
    }
}
