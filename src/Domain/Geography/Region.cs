namespace Coordination.Domain.Geography;

/// <summary>A place settlement is planned for. Sources and licences of the figures head <c>regions.tsv</c>.</summary>
/// <param name="Code">
/// <c>CA</c>, <c>ircc-</c> and a name, two digits for a province, <c>er-</c> and four digits for an economic region,
/// four digits for a census division (Statistics Canada, Standard Geographical Classification 2016).
/// </param>
/// <param name="Level">How fine the region is.</param>
/// <param name="Name">The official name in both languages; the same text twice where there is one.</param>
/// <param name="ParentCode">The region one step up; null for Canada alone.</param>
/// <param name="Population">People counted in the 2016 census.</param>
/// <param name="Arrivals2024">
/// Permanent residents admitted in 2024 who meant to live here. Months of 0 to 5 people are withheld by the publisher
/// and count as 0, so small divisions read low.
/// </param>
/// <param name="Longitude">Degrees east (WGS 84): a point inside a division, the mean weighted by population above.</param>
/// <param name="Latitude">Degrees north (WGS 84) of the same point.</param>
public sealed record Region(
    string Code,
    RegionLevel Level,
    BilingualText Name,
    string? ParentCode,
    int Population,
    int Arrivals2024,
    double Longitude,
    double Latitude);
