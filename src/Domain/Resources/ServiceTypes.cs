using System.Collections.Frozen;

namespace Coordination.Domain.Resources;

/// <summary>The project's own bilingual list of service types, aligned to the categories of IRCC's Settlement Program.</summary>
public static class ServiceTypes
{
    /// <summary>Somebody who manages a case.</summary>
    public const string CaseManagement = "case-management";

    /// <summary>Learning an official language.</summary>
    public const string LanguageTraining = "language-training";

    /// <summary>Every type, in the order people meet them.</summary>
    public static ImmutableArray<ServiceType> All { get; } =
    [
        new("needs-assessment", new("Needs assessment", "Évaluation des besoins"), "needs-assessment-and-referral", 14),
        new("information-orientation", new("Information and orientation", "Information et orientation"), "information-and-orientation", 14),
        new("language-assessment", new("Language assessment", "Évaluation linguistique"), "language-assessment", 21),
        new(LanguageTraining, new("Language training", "Formation linguistique"), "language-training", 60),
        new("employment", new("Employment", "Emploi"), "employment-related", 60),
        new("community-connections", new("Community connections", "Liens communautaires"), "community-connections", 45),
        new(CaseManagement, new("Case management", "Gestion de cas"), "needs-assessment-and-referral", 14),
        new("housing", new("Housing", "Logement"), "resettlement-assistance", 30),
        new("health-wellbeing", new("Health and well-being", "Santé et bien-être"), "indirect", 30),
        new("child-care", new("Child care", "Garde d’enfants"), "support-services", 45),
        new("transportation", new("Transportation", "Transport"), "support-services", 30),
        new("interpretation", new("Interpretation", "Interprétation"), "support-services", 7),
        new("crisis-counselling", new("Crisis counselling", "Intervention en cas de crise"), "support-services", 1),
        new("legal", new("Legal help", "Aide juridique"), "indirect", 30),
        new("education", new("Education", "Éducation"), "indirect", 60),
        new("digital", new("Digital skills and access", "Compétences et accès numériques"), "indirect", 45),
        new("mentoring", new("Mentoring", "Mentorat"), "community-connections", 60),
        new("volunteering", new("Volunteering", "Bénévolat"), "community-connections", 60),
    ];

    private static readonly FrozenDictionary<string, ServiceType> BySlug = All.ToFrozenDictionary(type => type.Slug);

    /// <summary>Every slug.</summary>
    public static ImmutableArray<string> Slugs { get; } = [.. All.Select(type => type.Slug)];

    /// <summary>The type with this slug, or null.</summary>
    public static ServiceType? Find(string? slug) => slug is null ? null : BySlug.GetValueOrDefault(slug);

    /// <summary>The name of a type, or the slug itself when the type is not known (an imported one, say).</summary>
    public static BilingualText NameOf(string slug) => Find(slug)?.Name ?? new BilingualText(slug, slug);
}
