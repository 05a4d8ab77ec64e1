namespace Coordination.Domain.Pictures;

/// <summary>From figures to places on a drawing, evenly.</summary>
/// <param name="From">The figure drawn at <paramref name="Start"/>.</param>
/// <param name="To">The figure drawn at <paramref name="End"/>; may equal <paramref name="From"/>, then everything is drawn at the start.</param>
/// <param name="Start">A place, in units of the drawing.</param>
/// <param name="End">The other place; may lie before <paramref name="Start"/>.</param>
public readonly record struct LinearScale(double From, double To, double Start, double End)
{
    /// <summary>Where a figure is drawn; figures beyond the ends stay on the line, outside.</summary>
    public double At(double figure) => To == From ? Start : Start + ((figure - From) / (To - From) * (End - Start));
}
