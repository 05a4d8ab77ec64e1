using System.Net;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>One search over everything a community offers, over HTTP.</summary>
public sealed class ResourceSearchTests(RunningProduct product)
{
    [Fact]
    public async Task S03_One_search_returns_what_the_programme_funds_and_what_others_offer_each_labelled_by_funder()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var french = await product.SignIn("worker", "fr");
        var agency = await Offer(coordinator, "settlement-agency", "Quokka house for tenants", "Maison Quokka des locataires", null);
        var centre = await Offer(coordinator, "community", "Quokka tenants’ circle", "Cercle Quokka des locataires", null);
        var clinic = await Offer(coordinator, "health", "Quokka clinic for tenants", "Clinique Quokka", "Province of Ontario");

        var found = (await french.Get("/api/resources?search=quokka%20locataire")).Body.GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("id").GetString()!, item => item.GetProperty("funding").GetProperty("label").GetString());
        var all = (await coordinator.Get("/api/resources?search=Quokka&region=35")).Body.GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("id").GetString()!, item => item.GetProperty("funding").GetProperty("label").GetString());

        Assert.Equal("Financé par le Programme d’établissement (IRCC)", found[agency]);
        Assert.Equal("Autre ressource communautaire", found[centre]);
        Assert.Equal(
            ("Funded by the Settlement Program (IRCC)", "Other community resource", "Funded by Province of Ontario"), (all[agency], all[centre], all[clinic]));
        Assert.Empty((await coordinator.Get("/api/resources?search=Quokka&region=59")).Body.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("numbat")]
    [InlineData("NUMBATS evening class")]
    [InlineData("classes du soir des numbats")]
    [InlineData("éVÉnings numbat")]
    [InlineData("nunbat")]
    [InlineData("numba")]
    public async Task S03_Endings_accents_articles_and_a_wrong_letter_do_not_matter(string text)
    {
        using var coordinator = await product.SignIn("coordinator");
        var known = (await coordinator.Get("/api/resources?search=numbats")).Body.GetProperty("items");
        var id = known.GetArrayLength() > 0 ? known[0].GetProperty("id").GetString()! : await Offer(coordinator, "school", "Evening classes for numbats", "Classes du soir des numbats", null);

        Assert.Contains(id, (await coordinator.Get("/api/resources?search=" + Uri.EscapeDataString(text))).Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("logement")]
    [InlineData("Housing")]
    public async Task S03_The_name_of_a_service_type_finds_what_is_of_that_type(string text)
    {
        using var coordinator = await product.SignIn("coordinator");
        var id = await Offer(coordinator, "community", "Wombat rooms", "Chambres Wombat", null, "housing", "6001");

        Assert.Contains(id, (await coordinator.Get($"/api/resources?search={text}&region=6001")).Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task S03_What_waits_for_approval_is_not_found_and_a_search_without_words_is_refused()
    {
        using var partner = await product.SignIn("partner");
        using var coordinator = await product.SignIn("coordinator");
        using var funder = await product.SignIn("funder");
        var provider = (await partner.Post("/api/providers", new { name = new { en = "Bilby club", fr = "Club Bilby" }, kind = "community", regionCode = "3520" }))["id"];
        await partner.Post($"/api/providers/{provider}/resources", Community.ResourceBody("legal", "3520"));

        Assert.Empty((await coordinator.Get("/api/resources?search=bilby")).Body.GetProperty("items").EnumerateArray());
        await coordinator.Post($"/api/providers/{provider}/approve");
        Assert.Single((await coordinator.Get("/api/resources?search=bilby")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.Get("/api/resources")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.Get("/api/resources?search=x&region=none")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await funder.Get("/api/resources?search=bilby")).Status);
    }

    private static async Task<string> Offer(Api coordinator, string kind, string en, string fr, string? funder, string serviceType = "legal", string region = "3520")
    {
        var provider = (await coordinator.Post("/api/providers", new { name = new { en = "Centre", fr = "Centre" }, kind, regionCode = region }))["id"];
        return (await coordinator.Post($"/api/providers/{provider}/resources", new { kind = "support", title = new { en, fr }, serviceType, regionCode = region, modality = "in-person", funder }))["id"];
    }
}
