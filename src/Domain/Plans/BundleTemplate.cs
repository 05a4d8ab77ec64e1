using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Plans;

/// <summary>Supports that go well together. A template is where a bundle starts; what of it is taken is decided with the person.</summary>
/// <param name="Slug">What it is called in requests.</param>
/// <param name="Name">Its name.</param>
/// <param name="ServiceTypes">What it holds, at most <see cref="Limits.BundlePartsMax"/>.</param>
public sealed record BundleTemplate(string Slug, BilingualText Name, ImmutableArray<string> ServiceTypes)
{
    /// <summary>How urgent a need is that a template brings, until somebody asks: soon.</summary>
    public const int Urgency = 3;

    /// <summary>For young people who have left school or are about to (S24, S25).</summary>
    public const string Youth = "youth";

    /// <summary>Every template. The one for youth follows the programme's example: orientation after secondary school, employment counselling, volunteering, psychological support.</summary>
    public static ImmutableArray<BundleTemplate> All { get; } =
    [
        new(Youth, new("Youth 18 to 24", "Jeunes de 18 à 24 ans"), ["education", "employment", "volunteering", "health-wellbeing"]),
        new("family-arrival", new("A family arrives", "Une famille arrive"), ["housing", "child-care", "language-assessment", "information-orientation"]),
        new("towards-work", new("Towards work", "Vers l’emploi"), ["language-training", "employment", "child-care", "transportation"]),
        new("belonging", new("Belonging", "Appartenance"), ["community-connections", "mentoring", "health-wellbeing"]),
    ];

    /// <summary>The template of this slug, or null.</summary>
    public static BundleTemplate? Find(string slug) => All.FirstOrDefault(template => template.Slug == slug);

    /// <summary>
    /// Whether somebody is one of those youth wraparound is for (S24): 18 to 24, within the early-access window, and out of school
    /// without a diploma or in grade 12 and not expecting to graduate. Without a day of landing or an answer about school nobody is.
    /// </summary>
    public static bool IsForYouth(Person person, Assessment? latest, DateOnly today, int earlyAccessMonths) =>
        Age.InYears(person.BirthDate, today) is >= YouthMin and <= YouthMax
        && person.LandedOn is { } landed && landed <= today && today < landed.AddMonths(earlyAccessMonths)
        && latest?.AnswerTo(Instrument.Schooling) is Instrument.OutWithoutDiploma or Instrument.NotGraduating;

    private const int YouthMin = 18;
    private const int YouthMax = 24;
}
