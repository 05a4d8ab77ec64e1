using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>The map's drawing units: the country is <see cref="Width"/> of them wide, and y grows downward.</summary>
internal sealed class Frame
{
    public const double Width = 1000;
    private const double Margin = 5;
    private readonly Envelope extentKm;

    public Frame(IEnumerable<Coordinate> landKm)
    {
        extentKm = new Envelope(landKm);
        UnitsPerKm = (Width - (2 * Margin)) / extentKm.Width;
        Height = Math.Ceiling((extentKm.Height * UnitsPerKm) + (2 * Margin));
    }

    public double Height { get; }

    public double UnitsPerKm { get; }

    public Coordinate Place(double longitude, double latitude) => Place(Lambert.Km(longitude, latitude));

    public Coordinate Place(Coordinate km) => new(
        Margin + ((km.X - extentKm.MinX) * UnitsPerKm),
        Margin + ((km.Y - extentKm.MinY) * UnitsPerKm));
}
