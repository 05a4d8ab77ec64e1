using Coordination.Domain.Resources;
using Coordination.Silo.Import.Reading;

namespace Coordination.Silo.Import.Mapping;

/// <summary>Which of our service types an entry is. The same table, for readers, is in docs/import.md.</summary>
internal static class ServiceTypeWords
{
    /// <summary>What an entry is filed as when nothing tells.</summary>
    public const string Unknown = "information-orientation";

    /// <summary>From the particular to the general: "legal clinic" must be legal before a clinic is health.</summary>
    private static readonly WordRules<string> Words = new(
        ("language-assessment", "language assessment|language test|clb assess|placement test|evaluation linguistique|evaluation de langue|test de classement"),
        ("language-training", "english as a second|english language|english class|esl(?!\\w)|linc(?!\\w)|clic(?!\\w)|language training|language instruction|language class|french class|french language|conversation (?:circle|group)|cours de langue|cours d'anglais|cours de francais|formation linguistique|francisation|cercle de conversation"),
        ("interpretation", "interpret|translat|traduc"),
        ("crisis-counselling", "crisis|suicid|distress|domestic violence|sexual assault|sexual violence|assaulted|abuse|victim|survivor|hotline|emergency line|crise|detresse|violence|agression"),
        ("legal", "legal|lawyer|law(?!\\w)|paralegal|tribunal|human rights|mediation|notary|juridique|avocat|droit(?:s)?(?!\\w)|notaire"),
        ("child-care", "child ?care|day ?care|child minding|early learning|garderie|garde d'enfant|service de garde|petite enfance"),
        ("transportation", "transport|transit|bus pass|ride(?:s)?(?!\\w)|driving|autobus|covoiturage"),
        ("housing", "housing|shelter|homeless|rental|landlord|tenant|tenanc|habitat|supportive living|logement|hebergement|itineran|locataire"),
        ("employment", "employ|job|career|workforce|entrepreneur|resume|apprentice|labour market|emploi|carriere|metier"),
        ("digital", "digital|computer|internet|coding|numeri|informatique|ordinateur"),
        ("needs-assessment", "needs assessment|intake|evaluation des besoins"),
        ("case-management", "case manage|case work|gestion de cas|suivi individuel"),
        ("mentoring", "mentor"),
        ("volunteering", "volunteer (?:opportunit|role|position|program|cent)|volunteering|benevolat"),
        ("health-wellbeing", "health|medical|medicine|clinic|dental|dentist|hospital|nurs|counsel|therap|wellness|addict|alcohol|detox|rehab|disab|autism|cancer|diabet|hospice|palliat|pregnan|adult day|meal|food|nutrition|pantry|lunch|sante|clinique|medic|soins|dentaire|hopital|therapie|bien-etre|aliment|repas|handicap|deuil"),
        ("information-orientation", "library|libraries|bibliotheque"),
        ("education", "school|educat|literacy|tutor|college|universit|training program|ecole|scolaire|alphabetis|formation|tutorat"),
        ("community-connections", "club|recreation|community cent|activity cent|senior|friendship|social|sport|arts(?!\\w)|music|cultur|neighbourhood|newcomer cent|loisir|centre communautaire|jumelage|quartier|rencontre"),
        ("information-orientation", "information|orientation|referral|211(?!\\d)|settlement|passport|help ?line|navigation|renseignement|accueil|etablissement|aiguillage"));

    /// <summary>The twelve categories of the flat bilingual directory. Community says too little, so it is decided by words first.</summary>
    private static readonly Dictionary<string, string> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Crisis"] = "crisis-counselling",
        ["Health"] = "health-wellbeing",
        ["Wellness"] = "health-wellbeing",
        ["Food"] = "health-wellbeing",
        ["Legal"] = "legal",
        ["Housing"] = "housing",
        ["Employment"] = "employment",
        ["Education"] = "education",
        ["Financial"] = "information-orientation",
        ["Transport"] = "transportation",
        ["Indigenous"] = "community-connections",
        ["Community"] = "community-connections",
    };

    private static readonly Dictionary<string, string> Slugs = ServiceTypes.All
        .SelectMany(type => new[] { type.Slug, type.Name.En, type.Name.Fr }.Select(Folded.Of).Distinct().Select(word => (Word: word, type.Slug)))
        .ToDictionary(pair => pair.Word, pair => pair.Slug, StringComparer.Ordinal);

    /// <summary>The type of an offer, by a term that is one of our types, its category, its name, its other terms, then its description; null when none tells.</summary>
    public static string? Of(ListedOffer offer)
    {
        foreach (var term in offer.Terms)
        {
            if (Slugs.TryGetValue(Folded.Of(term), out var slug))
            {
                return slug;
            }
        }

        var category = offer.Terms.Select(term => Categories.GetValueOrDefault(term)).FirstOrDefault(slug => slug is not null);
        if (category is not null && !offer.Terms.Contains("Community"))
        {
            return category;
        }

        return Words.TryMatch($"{offer.Title.En} {offer.Title.Fr}", out var found)
            ? found
            : category ?? (Words.TryMatch(string.Join(", ", offer.Terms), out found) || Words.TryMatch(offer.Description, out found) ? found : null);
    }
}
