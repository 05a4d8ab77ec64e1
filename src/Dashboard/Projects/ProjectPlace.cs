using Coordination.Domain.Projects;

namespace Coordination.Dashboard.Projects;

/// <summary>What the project page shows: its filters and the cell whose list is open. The address carries it, so that a language switch or a link keeps it.</summary>
/// <param name="Priority">Only projects of this priority.</param>
/// <param name="Cohort">Only projects of this round.</param>
/// <param name="Region">The row of the open cell, a word of <see cref="SdiRegions"/>; null when no list is open.</param>
/// <param name="Column">The column of the open cell.</param>
public sealed record ProjectPlace(SdiPriority? Priority = null, SdiCohort? Cohort = null, string? Region = null, SdiPriority? Column = null)
{
    /// <summary>Reads what an address says; what it means nothing by is left out.</summary>
    public static ProjectPlace Of(string? priority, string? cohort, string? region, string? column)
    {
        var place = new ProjectPlace(
            Slugs<SdiPriority>.TryParse(priority, out var wanted) ? wanted : null, Slugs<SdiCohort>.TryParse(cohort, out var round) ? round : null);
        return SdiRegions.TryParse(region, out _) && Slugs<SdiPriority>.TryParse(column, out var of) && place.Filter.Shows(region!, of)
            ? place with { Region = region, Column = of } : place;
    }

    /// <summary>True when the list of a cell is open.</summary>
    public bool HasCell => Region is not null && Column is not null;

    /// <summary>What the table counts.</summary>
    public SdiFilter Filter => new(Priority: Priority, Cohort: Cohort);

    /// <summary>What the open list shows.</summary>
    public SdiFilter CellFilter => new(Region, Column, Cohort);

    /// <summary>The address of it.</summary>
    public string Address
    {
        get
        {
            (string Name, string? Value)[] parts =
            [
                ("priority", Priority is { } priority ? Slugs<SdiPriority>.Of(priority) : null),
                ("cohort", Cohort is { } cohort ? Slugs<SdiCohort>.Of(cohort) : null),
                ("region", Region),
                ("column", Column is { } column ? Slugs<SdiPriority>.Of(column) : null),
            ];
            var said = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"));
            return said.Length == 0 ? "projects" : "projects?" + said;
        }
    }
}
