using System.Net;
using System.Text.Json;
using Coordination.Domain;
using Coordination.Domain.Referrals;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>What goes to and fro on a referral, over HTTP.</summary>
public sealed class ConversationTests(RunningProduct product)
{
    private const string Region = "1309";

    private static readonly Dictionary<ReferralStatus, ReferralMove[]> WaysTo = new()
    {
        [ReferralStatus.Requested] = [],
        [ReferralStatus.Accepted] = [ReferralMove.Accept],
        [ReferralStatus.Rejected] = [ReferralMove.Reject],
        [ReferralStatus.InProgress] = [ReferralMove.Accept, ReferralMove.Start],
        [ReferralStatus.OnHold] = [ReferralMove.Accept, ReferralMove.Hold],
        [ReferralStatus.Completed] = [ReferralMove.Accept, ReferralMove.Complete],
        [ReferralStatus.Failed] = [ReferralMove.Accept, ReferralMove.Fail],
        [ReferralStatus.Cancelled] = [ReferralMove.Cancel],
    };

    [Fact]
    public async Task Every_illegal_move_from_every_state_is_refused_with_the_legal_ones_named_and_changes_nothing()
    {
        using var coordinator = await product.SignIn("coordinator");
        var tried = 0;
        foreach (var (status, way) in WaysTo)
        {
            var referral = await Sent(coordinator);
            foreach (var step in way)
            {
                Assert.Equal(HttpStatusCode.OK, (await Move(coordinator, referral, step)).Status);
            }

            var legal = ReferralTransitions.LegalFrom(status);
            var before = (await coordinator.Get($"/api/referrals/{referral}")).Body.ToString();
            foreach (var move in Enum.GetValues<ReferralMove>().Except(legal))
            {
                var refused = await Move(coordinator, referral, move);
                Assert.Equal((HttpStatusCode.Conflict, "illegal-transition"), (refused.Status, refused.Slug));
                Assert.Equal(legal.Select(Slugs<ReferralMove>.Of), refused.Body.GetProperty("legal").EnumerateArray().Select(word => word.GetString()));
                tried++;
            }

            Assert.Equal(before, (await coordinator.Get($"/api/referrals/{referral}")).Body.ToString());
        }

        Assert.Equal((8 * 7) - 16, tried);
    }

    [Fact]
    public async Task When_two_answer_at_once_one_wins_and_the_other_is_told_who()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var worker = await product.SignIn("worker");
        var referral = await Sent(coordinator);

        var answers = await Task.WhenAll(Move(coordinator, referral, ReferralMove.Accept), Move(worker, referral, ReferralMove.Reject));

        var lost = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        var won = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        var winner = won == answers[0] ? "coordinator" : "worker";
        Assert.Equal("illegal-transition", lost.Slug);
        Assert.Contains($", by {winner}. ", lost["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_sides_ask_and_answer_and_a_message_repeated_by_its_key_is_said_once()
    {
        using var coordinator = await product.SignIn("coordinator");
        var referral = await Sent(coordinator);

        await coordinator.Post($"/api/referrals/{referral}/messages", new { text = "Does she read Arabic?" }, "m-1");
        await coordinator.Post($"/api/referrals/{referral}/messages", new { text = "Does she read Arabic?" }, "m-1");
        var empty = await coordinator.Post($"/api/referrals/{referral}/messages", new { text = " " });
        await Move(coordinator, referral, ReferralMove.Reject);
        var late = await coordinator.Post($"/api/referrals/{referral}/messages", new { text = "Still?" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Conflict), (empty.Status, late.Status));
        var message = Assert.Single((await coordinator.Get($"/api/referrals/{referral}")).Body.GetProperty("messages").EnumerateArray());
        Assert.Equal(("Does she read Arabic?", "worker"), (message.GetProperty("text").GetString(), message.GetProperty("side").GetString()));
    }

    [Fact]
    public async Task Attendance_is_recorded_day_by_day_and_the_same_day_again_corrects_it()
    {
        using var coordinator = await product.SignIn("coordinator");
        var referral = await Sent(coordinator);
        var early = await Session(coordinator, referral, "2026-11-20", true);
        await Move(coordinator, referral, ReferralMove.Accept);

        await Session(coordinator, referral, "2026-11-21", true);
        await Session(coordinator, referral, "2026-11-20", true);
        var corrected = await Session(coordinator, referral, "2026-11-21", false);
        var future = await Session(coordinator, referral, "2099-01-01", true);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (early.Status, future.Status));
        Assert.Equal(
            [("2026-11-20", true), ("2026-11-21", false)],
            corrected.Body.GetProperty("sessions").EnumerateArray().Select(session => (session.GetProperty("on").GetString(), session.GetProperty("attended").GetBoolean())));
    }

    [Fact]
    public async Task S56_What_people_say_after_a_service_is_counted_without_their_name_and_told_from_five_on()
    {
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 6, "transportation", Region);
        var provider = "";
        for (var number = 1; number <= 5; number++)
        {
            var referral = await Sent(coordinator, opening);
            provider = (await coordinator.Get($"/api/referrals/{referral}"))["providerId"];
            var early = await coordinator.Post($"/api/referrals/{referral}/experience", new { wasRight = 5 });
            await Move(coordinator, referral, ReferralMove.Accept);
            await Move(coordinator, referral, ReferralMove.Complete);
            Assert.Equal(HttpStatusCode.Conflict, early.Status);
            Assert.Empty((await coordinator.Get($"/api/providers/{provider}/experience")).Body.GetProperty("items").EnumerateArray());
            await coordinator.Post($"/api/referrals/{referral}/experience", new { wasRight = number, wasRespectful = 5 });
            await coordinator.Post($"/api/referrals/{referral}/experience", new { wasRight = 1 });
        }

        var told = Assert.Single((await coordinator.Get($"/api/providers/{provider}/experience")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal((5, 3.0, 5.0), (told.GetProperty("answers").GetInt32(), told.GetProperty("wasRight").GetDouble(), told.GetProperty("wasRespectful").GetDouble()));
        Assert.Equal(JsonValueKind.Null, told.GetProperty("wouldRecommend").ValueKind);
    }

    [Fact]
    public async Task A_referral_is_given_to_another_provider_while_the_first_has_not_answered()
    {
        using var coordinator = await product.SignIn("coordinator");
        var (first, second) = (await Community.Opening(coordinator, 1, "interpretation", Region), await Community.Opening(coordinator, 1, "interpretation", Region));
        var referral = await Sent(coordinator, first);

        var next = await coordinator.Post($"/api/referrals/{referral}/reassign", new { openingId = second, reason = "Nearer to her home" }, "r-1");
        var again = await coordinator.Post($"/api/referrals/{referral}/reassign", new { openingId = second, reason = "Nearer to her home" }, "r-1");

        Assert.Equal((HttpStatusCode.Created, second, next["id"]), (next.Status, next["openingId"], again["id"]));
        Assert.Equal("cancelled", (await coordinator.Get($"/api/referrals/{referral}"))["status"]);
        Assert.Equal(("1", "0"), ((await coordinator.Get($"/api/openings/{first}"))["available"], (await coordinator.Get($"/api/openings/{second}"))["available"]));
    }

    [Fact]
    public async Task A_reassigned_referral_shares_no_more_than_was_chosen_and_rules_stand_as_for_a_new_one()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(coordinator, Region);
        var assessed = await coordinator.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "employment", urgency = 5 } } });
        var need = assessed.Body.GetProperty("needs")[0].GetString();
        await coordinator.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", fields = new[] { "name", "contact" }, method = "verbal", witness = "S. Roy", language = "fr" });
        var (first, second) = (await Community.Opening(coordinator, 1, "employment", Region), await Community.Opening(coordinator, 1, "employment", Region));
        var barred = await Founding(coordinator);
        var sent = await coordinator.Post("/api/referrals", new { newcomerId = newcomer, openingId = first, needId = need, sharedFields = new[] { "name" }, reason = "The hearing is on Friday." });

        var refused = await worker.Post($"/api/referrals/{sent["id"]}/reassign", new { openingId = barred, reason = "Nearer to her home" });
        var next = await worker.Post($"/api/referrals/{sent["id"]}/reassign", new { openingId = second, reason = "Nearer to her home" });

        Assert.Equal((HttpStatusCode.Forbidden, "override-not-yours"), (refused.Status, refused.Slug));
        Assert.Equal((HttpStatusCode.Created, "name"), (next.Status, string.Join(" ", next.Body.GetProperty("sharedFields").EnumerateArray().Select(field => field.GetString()))));
        Assert.DoesNotContain("hearing", next.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains("hearing", (await coordinator.Get($"/api/newcomers/{newcomer}")).Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_in_line_are_told_about_where_they_stand_and_nothing_when_too_few_waits_have_ended()
    {
        using var coordinator = await product.SignIn("coordinator");
        var people = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            var newcomer = await Community.Newcomer(coordinator, "1310");
            var assessed = await coordinator.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "digital", urgency = 3 } } });
            await coordinator.Post($"/api/newcomers/{newcomer}/waitlist", new { needId = assessed.Body.GetProperty("needs")[0].GetString() });
            people.Add(newcomer);
        }

        async Task<JsonElement> Standing(string newcomer) => (await coordinator.Get($"/api/newcomers/{newcomer}/waitlist")).Body.GetProperty("items")[0];
        Assert.Equal("first-five", (await Standing(people[0])).GetProperty("position").GetString());
        var last = await Standing(people[5]);
        Assert.Equal(("up-to-twenty", JsonValueKind.Null), (last.GetProperty("position").GetString(), last.GetProperty("expectedDays").ValueKind));
    }

    /// <summary>Help to found a business, which is not proposed to people with high needs (R4).</summary>
    private static async Task<string> Founding(Api coordinator)
    {
        var resource = (await coordinator.Post($"/api/providers/{await Community.Provider(coordinator, Region)}/resources", new
        {
            kind = "service",
            title = new { en = "Founders", fr = "Fonder" },
            serviceType = "employment",
            regionCode = Region,
            modality = "in-person",
            nature = "entrepreneurship",
        }))["id"];
        return (await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 }))["id"];
    }

    private static async Task<string> Sent(Api coordinator, string? opening = null)
    {
        var newcomer = await Community.Newcomer(coordinator, Region);
        return (await coordinator.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening ?? await Community.Opening(coordinator, 1, "legal", Region) }))["id"];
    }

    private static Task<Reply> Move(Api api, string referral, ReferralMove move) =>
        api.Post($"/api/referrals/{referral}/{Slugs<ReferralMove>.Of(move)}", new { reason = new { code = "other", text = "Because" }, outcome = "need-met" });

    private static Task<Reply> Session(Api api, string referral, string on, bool attended) => api.Post($"/api/referrals/{referral}/sessions", new { on, attended });
}
