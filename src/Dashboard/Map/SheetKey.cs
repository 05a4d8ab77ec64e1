using Coordination.Domain.Gaps;
using Coordination.Grains.Live;

namespace Coordination.Dashboard.Map;

/// <summary>Who sees the same.</summary>
public enum Readership
{
    /// <summary>Those who work in the community: exact figures of the moment.</summary>
    Community,

    /// <summary>Coordinators: what will not wait, too.</summary>
    Coordinators,

    /// <summary>Funders: protected figures of the last full minute.</summary>
    Funders,
}

/// <summary>What a sheet is of.</summary>
/// <param name="Region">A region code: of the view, or of the place within it.</param>
/// <param name="ServiceType">A service type or all.</param>
/// <param name="Measure">What is shaded.</param>
/// <param name="Culture">The language it is written in.</param>
/// <param name="Readership">Who reads it.</param>
public sealed record SheetKey(string Region, string ServiceType, Measure Measure, string Culture, Readership Readership);

/// <summary>The figures readers may see. The only place that chooses between exact and protected ones for the map.</summary>
public sealed class ReaderFigures(LiveFeed exact, ProtectedFeed published)
{
    /// <summary>One figure; null before there are any.</summary>
    public GapFigure? Of(Readership readership, string region, string serviceType) =>
        readership == Readership.Funders ? published.Figure(region, serviceType) : exact.Figure(region, serviceType);

    /// <summary>When they were true.</summary>
    public DateTimeOffset AsOf(Readership readership) => readership == Readership.Funders ? published.AsOf : exact.AsOf;

    /// <summary>Another one whenever figures may have changed.</summary>
    public long Version(Readership readership) => readership == Readership.Funders ? published.AsOf.UtcTicks : exact.Version;
}
