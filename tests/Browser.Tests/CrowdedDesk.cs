namespace Coordination.Browser.Tests;

/// <summary>A desk with something to balance.</summary>
internal static class CrowdedDesk
{
    /// <summary>A provider, named after its region, with four referrals nobody has answered, and afterwards room with the partner's provider.</summary>
    public static async Task Crowd(this LiveProduct product, string region)
    {
        var provider = (await product.Post("/api/providers", new { name = new { en = $"Full House {region}", fr = $"Maison pleine {region}" }, kind = "community", regionCode = region })).GetProperty("id").GetString();
        var opening = await product.OpenComputerClasses(provider!, region, 4);
        for (var person = 0; person < 4; person++)
        {
            var newcomer = (await product.Post("/api/newcomers", new
            {
                givenName = "Olena",
                familyName = "Exemple",
                birthDate = "1988-03-02",
                regionCode = region,
                preferredLanguage = "en",
                landedOn = "2025-11-01",
            })).GetProperty("id").GetString();
            await product.Post($"/api/newcomers/{newcomer}/assessments", new { needs = new[] { new { serviceType = "digital", urgency = 3 } }, assets = Array.Empty<object>(), assetsDeclined = true });
            await product.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening });
        }

        await product.OpenComputerClasses(product.PartnersProvider, region, 6);
    }

    /// <summary>Computer classes with so many seats.</summary>
    public static async Task<string> OpenComputerClasses(this LiveProduct product, string provider, string region, int seats)
    {
        var resource = (await product.Post($"/api/providers/{provider}/resources", new
        {
            kind = "service",
            title = new { en = "Computer classes", fr = "Cours d’informatique" },
            serviceType = "digital",
            regionCode = region,
            modality = "in-person",
            languages = new[] { "en", "fr" },
        })).GetProperty("id").GetString();
        return (await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = seats })).GetProperty("id").GetString()!;
    }
}
