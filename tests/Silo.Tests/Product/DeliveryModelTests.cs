using System.Net;
using System.Text.Json;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Delivery models side by side, over HTTP.</summary>
public sealed class DeliveryModelTests(RunningProduct product)
{
    [Theory]
    [InlineData("partner", HttpStatusCode.Forbidden)]
    [InlineData("worker", HttpStatusCode.Forbidden)]
    [InlineData("funder", HttpStatusCode.OK)]
    [InlineData("coordinator", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task S48_Those_who_weigh_regions_compare_delivery_models(string user, HttpStatusCode expected)
    {
        using var caller = await product.SignIn(user);

        Assert.Equal(expected, (await caller.Get("/api/delivery-models")).Status);
    }

    [Theory]
    [InlineData("en", "must be one of: modality, provider-kind")]
    [InlineData("fr", "doit être l’une de ces valeurs\u00a0: modality, provider-kind")]
    public async Task S48_What_cannot_be_compared_is_said_in_words(string language, string said)
    {
        using var funder = await product.SignIn("funder", language);

        var reply = await funder.Get("/api/delivery-models?by=colour&region=3520&serviceType=none");

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (reply.Status, reply.Slug));
        Assert.Equal(["by", "region", "serviceType"], reply.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(said, reply.Body.GetProperty("errors").GetProperty("by")[0].GetString());
    }

    [Fact]
    public async Task S48_Two_models_have_the_same_indicators_in_rounded_numbers_and_a_rare_one_none()
    {
        using var coordinator = await product.SignIn("coordinator");
        await Referred(coordinator, "in-person", 61, served: 40, completed: 33, met: 20);
        await Referred(coordinator, "online", 47, served: 15, completed: 14, met: 2);
        await Referred(coordinator, "hybrid", 3, served: 3, completed: 3, met: 3);
        using var funder = await product.SignIn("funder");

        var body = (await funder.Get("/api/delivery-models?by=modality&region=24&serviceType=digital")).Body;

        var models = body.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("model").GetString()!);
        Assert.Equal(["in-person", "online", "blended"], models.Keys);
        Assert.True(models["blended"].GetProperty("isWithheld").GetBoolean());
        Assert.True(models["online"].GetProperty("isWithheld").GetBoolean(), "the second smallest goes with a single withheld one");
        var inPerson = models["in-person"];
        Assert.Equal(0, inPerson.GetProperty("sample").GetInt32() % 5);
        Assert.InRange(inPerson.GetProperty("sample").GetInt32(), 57, 65);
        Assert.InRange(100 * 40 / 61.0, inPerson.GetProperty("served").GetProperty("low").GetDouble(), inPerson.GetProperty("served").GetProperty("high").GetDouble());
        Assert.Equal(JsonValueKind.Object, inPerson.GetProperty("medianDays").ValueKind);
    }

    /// <summary>Needs that were referred: rows here, as so many people would take long to register.</summary>
    private async Task Referred(Api coordinator, string modality, int needs, int served, int completed, int met)
    {
        var provider = await Community.Provider(coordinator, "2466");
        var resource = (await coordinator.Post($"/api/providers/{provider}/resources", new
        {
            kind = "service",
            title = new { en = modality, fr = modality },
            serviceType = "digital",
            regionCode = "2466",
            modality,
            languages = new[] { "en" },
        }))["id"];
        await product.Database.Scalar($"""
            with made as (
                insert into need_row (need_id, newcomer_id, region_code, service_type, urgency, status, opened_at, target_on, served_at)
                select 'x-{modality}-' || i, 'n-{modality}-' || i, '2466', 'digital', 3, case when i <= {served} then 'served' else 'open' end,
                    now() - interval '40 days', current_date, case when i <= {served} then now() - interval '20 days' end
                from generate_series(1, {needs}) i returning need_id, newcomer_id, served_at),
            sent as (
                insert into referral_row (referral_id, newcomer_id, need_id, provider_id, resource_id, opening_id, hold_id, service_type, region_code, status, respond_by, requested_at, changed_at, pending)
                select 'r-' || need_id, newcomer_id, need_id, '{provider}', '{resource}', 'o-x', 'h-' || need_id, 'digital', '2466',
                    case when split_part(need_id, '-', -1)::int <= {completed} then 'completed' when served_at is not null then 'failed' else 'accepted' end,
                    now(), now() - interval '39 days', now(), false
                from made returning referral_id, status, split_part(need_id, '-', -1)::int as place)
            insert into referral_outcome select referral_id, case when place <= {met} then 'need-met' else 'not-met' end from sent where status = 'completed'
            """);
    }
}
