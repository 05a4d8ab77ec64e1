using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Resources;

namespace Coordination.Silo.Demonstration;

/// <summary>The words invented people and providers are made of. Nobody they could name exists.</summary>
internal static class DemonstrationWords
{
    /// <summary>Given names.</summary>
    public static readonly ImmutableArray<string> GivenNames =
    [
        "Amina", "Olena", "Wei", "Priya", "Samuel", "Fatou", "Diego", "Leila", "Yusuf", "Mai", "Tariq", "Grace", "Ivan", "Rosa", "Hassan", "Nadia",
        "Kofi", "Mehri", "Arjun", "Beatriz", "Jean-Paul", "Soraya", "Dawit", "Lin", "Marta", "Omar", "Thi", "Zainab", "Andriy", "Chantal",
    ];

    /// <summary>Family names; each ends in a word that marks the person as invented.</summary>
    public static readonly ImmutableArray<string> FamilyNames =
    [
        "Exemple", "Sample", "Demo", "Modèle", "Specimen", "Fictif", "Invented", "Essai",
    ];

    /// <summary>First parts of provider names.</summary>
    public static readonly ImmutableArray<BilingualText> ProviderNames =
    [
        new("Maple Welcome Centre", "Centre d’accueil de l’Érable"),
        new("Riverside Newcomer House", "Maison des nouveaux arrivants de la Rive"),
        new("Northern Lights Settlement", "Établissement Aurores boréales"),
        new("Open Door Community Hub", "Carrefour communautaire Porte ouverte"),
        new("Bridges Employment Circle", "Cercle d’emploi Les Ponts"),
        new("Lakeview School Partners", "Partenaires scolaires du Lac"),
        new("Cedar Health and Well-being", "Santé et mieux-être du Cèdre"),
        new("Francophone Gathering Place", "Place francophone du Rassemblement"),
    ];

    /// <summary>What providers of that name are.</summary>
    public static readonly ImmutableArray<ProviderKind> ProviderKinds =
    [
        ProviderKind.SettlementAgency, ProviderKind.Community, ProviderKind.SettlementAgency, ProviderKind.Community,
        ProviderKind.Employer, ProviderKind.School, ProviderKind.Health, ProviderKind.Community,
    ];

    /// <summary>What assets people name.</summary>
    public static readonly ImmutableArray<string> Assets =
    [
        "cooking", "football", "sewing", "nursing", "carpentry", "choir", "gardening", "accounting", "teaching", "chess", "cuisine", "couture", "informatique", "jardinage",
    ];

    /// <summary>What a resource of a service type is called, and of which kind it is.</summary>
    public static (ResourceKind Kind, BilingualText Title) Resource(string serviceType, int variant) => (serviceType, variant % 3) switch
    {
        ("language-training", 0) => (ResourceKind.Service, new("Daytime language classes", "Cours de langue de jour")),
        ("language-training", 1) => (ResourceKind.Service, new("Evening language classes", "Cours de langue du soir")),
        ("language-training", _) => (ResourceKind.Club, new("Conversation circle", "Cercle de conversation")),
        ("employment", 0) => (ResourceKind.Service, new("Job search workshop", "Atelier de recherche d’emploi")),
        ("employment", 1) => (ResourceKind.PaidOpportunity, new("Paid work placement", "Stage rémunéré")),
        ("employment", _) => (ResourceKind.Service, new("Employment counselling", "Counseling d’emploi")),
        ("community-connections", 0) => (ResourceKind.Club, new("Cooking and gardening club", "Club de cuisine et de jardinage")),
        ("community-connections", 1) => (ResourceKind.Club, new("Football and choir evenings", "Soirées football et chorale")),
        ("community-connections", _) => (ResourceKind.VolunteerOpportunity, new("Help at the food bank", "Aide à la banque alimentaire")),
        ("volunteering", _) => (ResourceKind.VolunteerOpportunity, new("Volunteer guides", "Guides bénévoles")),
        ("mentoring", _) => (ResourceKind.Club, new("Mentors and newcomers", "Mentors et nouveaux arrivants")),
        ("child-care" or "transportation" or "interpretation", _) => (ResourceKind.Support, ServiceTypes.NameOf(serviceType)),
        _ => (ResourceKind.Service, ServiceTypes.NameOf(serviceType)),
    };
}
