namespace Coordination.Domain.Gaps;

/// <summary>What kind of gap, or room, it is (formula F4, S09).</summary>
public enum GapLabel
{
    /// <summary>Short in most weeks of the last quarter.</summary>
    Recurring,

    /// <summary>Clearly more new needs than before.</summary>
    Emerging,

    /// <summary>More seats than will be needed, and they stay empty.</summary>
    Opportunity,
}

/// <summary>A label with the numbers it rests on.</summary>
/// <param name="Label">The label.</param>
/// <param name="Number">Recurring: weeks at 50 or more. Emerging: new needs of four weeks. Opportunity: seats to spare.</param>
/// <param name="Against">Recurring: weeks looked at. Emerging: what four weeks brought before. Opportunity: percent filled.</param>
/// <param name="IsEstimated">Some of the weeks were worked out afterwards.</param>
public sealed record LabelFinding(GapLabel Label, double Number, double Against, bool IsEstimated);

/// <summary>Finds the labels of a region and service type (formula F4).</summary>
public static class GapLabels
{
    /// <summary>Weeks a recurring gap is looked for in.</summary>
    public const int Weeks = 12;

    /// <summary>Weeks new needs are compared over.</summary>
    public const int RecentWeeks = 4;

    private const int ShortWeeksMin = 8;
    private const double DeviationsMin = 2;
    private const int NewMin = 5;
    private const int SpareWeeks = 3;
    private const double FillMax = 0.7;

    /// <summary>A whole seat: nobody can take a part of one.</summary>
    private const double SpareMin = 1;

    /// <summary>The labels, in the order of <see cref="GapLabel"/>.</summary>
    /// <param name="weeks">The last weeks, oldest first; the current one last.</param>
    /// <param name="openedPerWeek">Needs recorded in each of the last 16 weeks, oldest first; fewer when there is no record of so many.</param>
    public static ImmutableArray<LabelFinding> Of(IReadOnlyList<GapWeek> weeks, IReadOnlyList<int> openedPerWeek)
    {
        var last = weeks.TakeLast(Weeks).ToArray();
        var isEstimated = last.Any(week => week.IsEstimated);
        var found = ImmutableArray.CreateBuilder<LabelFinding>();
        var shortWeeks = last.Count(week => week.Index >= GapFormulas.ShortFrom);
        if (shortWeeks >= ShortWeeksMin)
        {
            found.Add(new(GapLabel.Recurring, shortWeeks, Weeks, isEstimated));
        }

        // Without a whole former quarter there is nothing to compare with: a beginning is not a rise.
        if (openedPerWeek.Count >= Weeks + RecentWeeks)
        {
            var recent = openedPerWeek.TakeLast(RecentWeeks).Sum();
            var before = openedPerWeek.SkipLast(RecentWeeks).TakeLast(Weeks).Sum() / (double)(Weeks / RecentWeeks);
            if (recent >= NewMin && (recent - before) / Math.Sqrt(Math.Max(before, 1)) >= DeviationsMin)
            {
                found.Add(new(GapLabel.Emerging, recent, Math.Round(before, 1), false));
            }
        }

        var lately = last.TakeLast(SpareWeeks).ToArray();
        if (lately.Length == SpareWeeks && lately.All(week => week.Spare >= SpareMin && week.Fill < FillMax))
        {
            found.Add(new(GapLabel.Opportunity, Math.Floor(lately[^1].Spare), Math.Round(lately[^1].Fill * 100), lately.Any(week => week.IsEstimated)));
        }

        return found.ToImmutable();
    }
}
