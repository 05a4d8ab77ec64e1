namespace Coordination.Domain.Distribution;

/// <summary>A delivery model in a place as those outside may see it. What is withheld is null.</summary>
/// <param name="RegionCode">The place: the country, an IRCC region or a province.</param>
/// <param name="Model">The delivery model.</param>
/// <param name="Sample">Needs that were referred to it in the last half year, in fives; null where they are too few.</param>
/// <param name="MedianDays">Median wait (Kaplan and Meier), with the 95 % interval and the rounding; null too when fewer than half were served.</param>
/// <param name="Served">Share that was served.</param>
/// <param name="Met">Share of told outcomes where the need was met.</param>
/// <param name="Completed">Share of ended referrals that were completed.</param>
public sealed record DeliveryFigure(string RegionCode, string Model, int? Sample, RoundedRange? MedianDays, PublishedShare? Served, PublishedShare? Met, PublishedShare? Completed)
{
    /// <summary>Fewer than this say little: they are shown in grey.</summary>
    public const int SmallMax = 30;

    /// <summary>Too few people to tell anything.</summary>
    public bool IsWithheld => Sample is null;

    /// <summary>Enough to be told, too few to lean on.</summary>
    public bool IsSmall => Sample < SmallMax;
}

/// <summary>A share made of rounded counts.</summary>
/// <param name="Of">Of how many, in fives.</param>
/// <param name="Percent">The share in percent with its 95 % interval (Wilson), widened by what the rounding may hide.</param>
public sealed record PublishedShare(int Of, RoundedRange Percent);
