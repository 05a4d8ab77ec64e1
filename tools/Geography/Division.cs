namespace Coordination.Geography;

/// <summary>A census division as the open files describe it.</summary>
/// <param name="Code">Four digits; the first two are the province.</param>
/// <param name="EconomicRegion">Four digits, without prefix.</param>
/// <param name="Population">People counted in the 2016 census.</param>
/// <param name="LandAreaKm2">Land area of 2016 in square kilometres; the sizes of the schematic cells follow it.</param>
/// <param name="Arrivals">Permanent residents admitted in 2024; months reported as "0 to 5" count as 0.</param>
/// <param name="Longitude">Degrees east (WGS 84) of a point inside the division.</param>
/// <param name="Latitude">Degrees north (WGS 84) of the same point.</param>
internal sealed record Division(
    string Code,
    string EconomicRegion,
    string NameEn,
    string NameFr,
    int Population,
    double LandAreaKm2,
    int Arrivals,
    double Longitude,
    double Latitude)
{
    public string Province => Code[..2];
}
