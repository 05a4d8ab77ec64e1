namespace Coordination.Geography;

/// <summary>A populated place of GeoNames.</summary>
/// <param name="Province">Census code of its province or territory.</param>
/// <param name="Division">Its census division.</param>
/// <param name="Trusted">Whether the gazetteer itself names the division; otherwise this program inferred it.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
/// <param name="Latitude">Degrees north, WGS 84.</param>
internal sealed record Place(string Name, string Province, string Division, bool Trusted, double Longitude, double Latitude);
