using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Map;
using Coordination.Dashboard.Words;
using Coordination.Domain.Caseloads;
using Coordination.Domain.Distribution;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Pictures;
using Coordination.Domain.Projects;
using Coordination.Domain.Quality;
using Coordination.Grains.Projects;

namespace Coordination.Dashboard.Exports;

/// <summary>What is on the screen as tables that go out, in the reader's language. What is withheld is an empty cell.</summary>
public static class ExportTables
{
    /// <summary>Figures of regions, in the order given, with the columns that the table beside the map has for these readers.</summary>
    public static FigureTable Figures(IEnumerable<Region> regions, Func<string, GapFigure?> figureOf, Readership readership)
    {
        Column[] columns = [.. RegionColumns.Of(readership).Where(column => column != Column.Region)];
        return new(
            [ExportTexts.Code, MapTexts.TableRegion, .. columns.Select(RegionTableView.NameOf), ExportTexts.Standing],
            [
                .. regions.Select(region => (Region: region, Figure: figureOf(region.Code))).Select(row => ImmutableArray.Create<TableCell>(
                [
                    TableCell.Of(row.Region.Code),
                    TableCell.Of(Say.In(row.Region.Name)),
                    .. columns.Select(column => Number(RegionColumns.Value(column, row.Figure), 1)),
                    TableCell.Of(row.Figure is { } figure ? Withheld.StandingOf(figure) : ""),
                ])),
            ]);
    }

    /// <summary>Who waits, by name.</summary>
    public static FigureTable Names(IEnumerable<WaitingPerson> people, DateTimeOffset now) => new(
        [DeskTexts.Person, MapTexts.TableRegion, DeskTexts.Need, DeskTexts.Band, DeskTexts.Since, DeskTexts.WaitedDays, DeskTexts.Target],
        [
            .. people.Select(person => ImmutableArray.Create(
                TableCell.Of(person.Name.Length == 0 ? DeskTexts.Anonymous : person.Name),
                TableCell.Of(NameOf(person.RegionCode)),
                TableCell.Of(Words.Words.OfServiceType(person.ServiceType)),
                TableCell.Of(Words.Words.Of(person.Band)),
                Day(person.OpenedAt),
                Number(Math.Floor((now - person.OpenedAt).TotalDays)),
                Day(person.TargetOn))),
        ]);

    /// <summary>What is posted.</summary>
    public static FigureTable Openings(IEnumerable<PostedOpening> openings) => new(
        [DeskTexts.Resource, DeskTexts.Provider, DeskTexts.Service, MapTexts.TableRegion, DeskTexts.Free, DeskTexts.Held, DeskTexts.Taken2, DeskTexts.Confirmed],
        [
            .. openings.Select(opening => ImmutableArray.Create(
                TableCell.Of(Say.In(opening.Title)),
                TableCell.Of(Say.In(opening.Provider)),
                TableCell.Of(Words.Words.OfServiceType(opening.ServiceType)),
                TableCell.Of(NameOf(opening.RegionCode)),
                Number(opening.Balance.Available),
                Number(opening.Balance.Held),
                Number(opening.Balance.Taken),
                Day(opening.AffirmedAt))),
        ]);

    /// <summary>What providers carry, in percent of what they can carry.</summary>
    public static FigureTable Caseloads(IEnumerable<ProviderLoad> loads) => new(
        [DeskTexts.Provider, ExportTexts.LoadPercent, DeskTexts.LoadWord, DeskTexts.Cases, DeskTexts.Weight, DeskTexts.Capacity, DeskTexts.CapacityFrom],
        [
            .. loads.Select(load => ImmutableArray.Create(
                TableCell.Of(Say.In(load.Name)),
                Number(load.Ratio * 100, 1),
                TableCell.Of(Words.Words.Of(load.Level)),
                Number(load.Cases),
                Number(load.Weight),
                Number(load.Capacity),
                TableCell.Of(load.IsEstimated ? DeskTexts.Estimated : DeskTexts.Stated))),
        ]);

    /// <summary>How far what providers say can be relied on, in percent; an empty cell where a share is of nothing.</summary>
    public static FigureTable Quality(IEnumerable<DataQuality> providers) => new(
        [DeskTexts.Provider, DeskTexts.QualityFilled, DeskTexts.QualityFieldsAsked, DeskTexts.QualityFresh, DeskTexts.QualityOpenings, DeskTexts.QualityInTime, DeskTexts.QualityAnswersDue, DeskTexts.QualityOverdue],
        [
            .. providers.Select(provider => ImmutableArray.Create<TableCell>(
            [
                TableCell.Of(Say.In(provider.Name)),
                .. new[] { provider.Filled, provider.Fresh, provider.InTime }.SelectMany(share => new[] { Number(share.Of == 0 ? null : share.Value * 100, 1), Number(share.Of) }),
                Number(provider.Overdue),
            ])),
        ]);

    /// <summary>Shares of need and of seats, in percent, with the protected counts they come from.</summary>
    public static FigureTable Distribution(IReadOnlyCollection<GapFigure> figures)
    {
        var shares = RegionalShare.Of(figures).ToDictionary(share => share.RegionCode);
        return new(
            [ExportTexts.Code, DistributionTexts.Region, DistributionTexts.Waiting, ExportTexts.SeatsInReach, ExportTexts.NeedPercent, ExportTexts.SeatPercent, ExportTexts.PointsApart, DistributionTexts.Gap, ExportTexts.Standing],
            [
                .. figures.Select(figure => (Figure: figure, Share: shares.GetValueOrDefault(figure.RegionCode))).Select(row => ImmutableArray.Create(
                    TableCell.Of(row.Figure.RegionCode),
                    TableCell.Of(NameOf(row.Figure.RegionCode)),
                    Number(row.Share is null ? null : row.Figure.Waiting),
                    Number(row.Share is null ? null : row.Figure.ReachableSeats),
                    Number(row.Share?.NeedShare * 100, 1),
                    Number(row.Share?.SeatShare * 100, 1),
                    Number(row.Share?.Points, 1),
                    Number(row.Figure.GapIndex),
                    TableCell.Of(Withheld.StandingOf(row.Figure)))),
            ]);
    }

    /// <summary>Projects: those recorded here, then those the programme published.</summary>
    public static FigureTable Projects(IEnumerable<ProjectView> recorded, IEnumerable<SdiProject> published) => new(
        [Texts.Name, Texts.Region, ProjectTexts.FilterPriority, ProjectTexts.FilterCohort, Texts.Status, ExportTexts.RecordedBy, ExportTexts.RecordedOn, ExportTexts.Source],
        [
            .. recorded.Select(item => Project(item.Project, Words.Words.Of(item.Status), item.RecordedBy, Day(item.RecordedAt), "")),
            .. published.Select(project => Project(
                project, "", "", TableCell.Of(""), project.IsInferredRegion ? $"{ProjectTexts.FromSource}; {ProjectTexts.RegionInferred}" : ProjectTexts.FromSource)),
        ]);

    private static ImmutableArray<TableCell> Project(SdiProject project, string status, string by, TableCell on, string source) =>
    [
        TableCell.Of(Say.In(project.Name)),
        TableCell.Of(Say.In(SdiRegions.NameOf(project.Region))),
        TableCell.Of(Words.Words.Of(project.Priority)),
        TableCell.Of(Words.Words.Of(project.Cohort)),
        TableCell.Of(status),
        TableCell.Of(by),
        on,
        TableCell.Of(source),
    ];

    private static string NameOf(string region) => Say.In(RegionTable.Find(region)!.Name);

    private static TableCell Number(double? number, int decimals = 0) => TableCell.Of(number is { } known ? Math.Round(known, decimals) : null, "");

    private static TableCell Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    private static TableCell Day(DateOnly day) => TableCell.Of(day, Say.Day(day));
}
