using Coordination.Domain;
using Coordination.Domain.Resources;
using Coordination.Silo.Import.Mapping;
using Coordination.Silo.Import.Reading;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class WordsTests
{
    [Theory]
    [InlineData("LINC classes", "language-training")]
    [InlineData("Cours de français pour débutants", "language-training")]
    [InlineData("Évaluation linguistique", "language-assessment")]
    [InlineData("Legal clinic", "legal")]
    [InlineData("Walk-in clinic", "health-wellbeing")]
    [InlineData("Garderie du quartier", "child-care")]
    [InlineData("Aide au logement", "housing")]
    [InlineData("Rides to appointments", "transportation")]
    [InlineData("Sewing club", "community-connections")]
    [InlineData("Qwerty", null)]
    public void A_name_tells_the_service_type_in_both_languages(string name, string? type) =>
        Assert.Equal(type, ServiceTypeWords.Of(Offer(name)));

    [Fact]
    public void A_term_that_is_one_of_our_types_settles_it() =>
        Assert.Equal("digital", ServiceTypeWords.Of(Offer("Legal clinic") with { Terms = ["x", "Compétences et accès numériques"] }));

    [Fact]
    public void Every_type_that_words_lead_to_exists() =>
        Assert.All(ServiceTypes.All, type => Assert.Equal(type.Slug, ServiceTypeWords.Of(Offer("x") with { Terms = [type.Name.En] })));

    [Theory]
    [InlineData("Conseil scolaire du Nord", ProviderKind.School)]
    [InlineData("Lake District School Board", ProviderKind.School)]
    [InlineData("Hôpital Sainte-Anne", ProviderKind.Health)]
    [InlineData("Community Legal Clinic", ProviderKind.Community)]
    [InlineData("Immigrant Welcome House", ProviderKind.SettlementAgency)]
    [InlineData("Northern Staffing", ProviderKind.Employer)]
    [InlineData("Friendship House", ProviderKind.Community)]
    public void An_organizations_name_tells_its_kind(string name, ProviderKind kind) => Assert.Equal(kind, KindWords.Provider(new(name, "")));

    [Theory]
    [InlineData("Walking club", ResourceKind.Club)]
    [InlineData("Cercle de lecture", ResourceKind.Club)]
    [InlineData("Volunteer drivers needed: volunteer with us", ResourceKind.VolunteerOpportunity)]
    [InlineData("Stage rémunéré", ResourceKind.PaidOpportunity)]
    [InlineData("Advice", ResourceKind.Service)]
    public void A_title_tells_the_kind(string title, ResourceKind kind) => Assert.Equal(kind, KindWords.Resource(new(title, "")));

    [Theory]
    [InlineData("Chinese (Mandarin)", "zh")]
    [InlineData("fr-CA", "fr")]
    [InlineData("ukr", "uk")]
    [InlineData("Pendjabi", "pa")]
    [InlineData("Klingon", null)]
    public void Languages_are_known_by_code_or_name(string text, string? code) => Assert.Equal(code, LanguageCodes.Find(text));

    [Fact]
    public void A_text_stands_on_the_side_of_its_language()
    {
        Assert.Equal(new BilingualText("", "Banque alimentaire de la ville"), Wording.OneSided("Banque alimentaire de la ville"));
        Assert.Equal(new BilingualText("Food bank of the town", ""), Wording.OneSided("Food bank of the town"));
        Assert.Equal(new BilingualText("", "Accueil"), Wording.OneSided("Accueil", "Un lieu pour les familles et les jeunes"));
    }

    private static ListedOffer Offer(string name) => new() { Where = "x", Seed = "x", OrganizationSeed = "o", Title = new(name, "") };
}
