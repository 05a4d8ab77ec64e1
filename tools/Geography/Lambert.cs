using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>
/// Lambert conformal conic with two standard parallels, in the parameters of EPSG:3347 (Statistics Canada Lambert) on a
/// sphere: J. P. Snyder, Map Projections - A Working Manual, USGS Professional Paper 1395, equations 15-1 to 15-4.
/// </summary>
internal static class Lambert
{
    private const double EarthRadiusKm = 6371.0088;
    private static readonly double Parallel1 = double.DegreesToRadians(49);
    private static readonly double Parallel2 = double.DegreesToRadians(77);
    private static readonly double OriginLatitude = double.DegreesToRadians(63.390675);
    private static readonly double OriginLongitude = double.DegreesToRadians(-91.86666666666666);
    private static readonly double N = Math.Log(Math.Cos(Parallel1) / Math.Cos(Parallel2)) / Math.Log(Tangent(Parallel2) / Tangent(Parallel1));
    private static readonly double F = Math.Cos(Parallel1) * Math.Pow(Tangent(Parallel1), N) / N;

    /// <summary>Kilometres east of and, y downward, south of the origin.</summary>
    public static Coordinate Km(double longitude, double latitude)
    {
        var radius = Radius(double.DegreesToRadians(latitude));
        var angle = N * (double.DegreesToRadians(longitude) - OriginLongitude);
        return new Coordinate(radius * Math.Sin(angle), (radius * Math.Cos(angle)) - Radius(OriginLatitude));
    }

    private static double Radius(double latitude) => EarthRadiusKm * F / Math.Pow(Tangent(latitude), N);

    private static double Tangent(double latitude) => Math.Tan((Math.PI / 4) + (latitude / 2));
}
