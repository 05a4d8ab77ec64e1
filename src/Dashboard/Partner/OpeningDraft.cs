using Coordination.Dashboard.Words;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains;
using Coordination.Grains.Providers;
using Coordination.Grains.Resources;

namespace Coordination.Dashboard.Partner;

/// <summary>An opening as it is being entered. Its ids are chosen at the start, so that a second attempt is the same command.</summary>
public sealed class OpeningDraft(string regionCode, string userName)
{
    private readonly CommandKey command = CommandKey.Once("user:" + userName);

    /// <summary>The resource it will be an opening of.</summary>
    public ResourceId ResourceId { get; } = ResourceId.New();

    /// <summary>The title in the language of the page.</summary>
    public string Title { get; set; } = "";

    /// <summary>The title in the other official language.</summary>
    public string OtherTitle { get; set; } = "";

    /// <summary>One of the five kinds.</summary>
    public ResourceKind Kind { get; set; }

    /// <summary>Units.</summary>
    public int? Seats { get; set; }

    /// <summary>A slug, or empty for the usual one of the kind.</summary>
    public string ServiceType { get; set; } = "";

    /// <summary>How it is given.</summary>
    public Modality Modality { get; set; }

    /// <summary>A census division.</summary>
    public string RegionCode { get; set; } = regionCode;

    /// <summary>Languages of service.</summary>
    public List<string> Languages { get; } = [Say.Language];

    /// <summary>Lowest language level.</summary>
    public int? NclcMin { get; set; }

    /// <summary>Highest language level.</summary>
    public int? NclcMax { get; set; }

    /// <summary>Youngest age.</summary>
    public int? AgeMin { get; set; }

    /// <summary>Oldest age.</summary>
    public int? AgeMax { get; set; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>What is counted.</summary>
    public CapacityUnit Unit { get; set; }

    /// <summary>What it is about, where its service type does not say enough.</summary>
    public OfferNature? Nature { get; set; }

    /// <summary>For whom it is made; null for what the kind of provider tells.</summary>
    public ServiceIntensity? Intensity { get; set; }

    /// <summary>Hours a week with others at the same time.</summary>
    public int? SynchronousHours { get; set; }

    /// <summary>Postal codes, or the first three signs of them, whose residents it is there for; with commas or blanks between.</summary>
    public string Neighbourhoods { get; set; } = "";

    private string[] Areas => Neighbourhoods.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The service type taken when none is chosen.</summary>
    public string DefaultServiceType => Kind switch
    {
        ResourceKind.Support => "child-care",
        ResourceKind.Club => "community-connections",
        ResourceKind.PaidOpportunity => "employment",
        ResourceKind.VolunteerOpportunity => "volunteering",
        _ => "information-orientation",
    };

    /// <summary>Adds or removes a language.</summary>
    public void Toggle(string language)
    {
        if (!Languages.Remove(language))
        {
            Languages.Add(language);
        }
    }

    /// <summary>What is wrong with it, in the reader's language; null when it can be posted.</summary>
    public string? Wrong() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Title) => PartnerTexts.TitleNeeded,
        { Seats: null or < 1 or > Limits.OpeningUnitsMax } => Say.With(PartnerTexts.SeatsNeeded, Say.Whole(Limits.OpeningUnitsMax)),
        _ when Areas.Any(area => PostalAreas.Of(area) is null) => PartnerTexts.NeighbourhoodsWrong,
        _ when NclcMin > NclcMax || AgeMin > AgeMax => PartnerTexts.RangeWrong,
        _ => null,
    };

    /// <summary>What the provider adds.</summary>
    public ResourceDraft Resource() => new()
    {
        ResourceId = ResourceId,
        Kind = Kind,
        Title = Say.Language == "fr" ? new(OtherTitle.Trim(), Title.Trim()) : new(Title.Trim(), OtherTitle.Trim()),
        ServiceType = ServiceType.Length > 0 ? ServiceType : DefaultServiceType,
        RegionCode = RegionCode,
        Modality = Modality,
        Languages = [.. Languages],
        NclcMin = NclcMin,
        NclcMax = NclcMax,
        AgeMin = AgeMin,
        AgeMax = AgeMax,
        Traits = new()
        {
            Nature = Nature,
            Intensity = Intensity,
            SynchronousHours = SynchronousHours,
            Neighbourhoods = [.. Areas.Select(PostalAreas.Of).OfType<string>().Distinct()],
        },
    };

    /// <summary>What is posted.</summary>
    public PostOpening Opening() => new(command, new(Unit, StartsOn, null), Seats!.Value);
}
