using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Map;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;

namespace Coordination.Dashboard.Exports;

/// <summary>What is on the screen as tables that go out, in the reader's language. What is withheld is an empty cell.</summary>
public static class ExportTables
{
    /// <summary>Figures of regions, in the order given.</summary>
    public static ExportTable Figures(Region region, IEnumerable<GapFigure> figures) => new(
        Say.With(MapTexts.TableCaption, Say.In(region.Name)),
        [MapTexts.TableRegion, MapTexts.Waiting, MapTexts.SeatsFree, MapTexts.SeatsShort, MapTexts.MeasureLabel],
        [
            .. figures.Select(figure => new object?[]
            {
                Say.In(RegionTable.Find(figure.RegionCode)!.Name),
                figure.IsWithheld ? null : figure.Waiting,
                figure.Available,
                figure.IsWithheld ? null : figure.SeatsShort,
                figure.GapIndex is { } index ? Math.Round(index, 1) : null,
            }),
        ]);

    /// <summary>Who waits, by name.</summary>
    public static ExportTable Names(Region region, IEnumerable<WaitingPerson> people, DateTimeOffset now) => new(
        Say.With(DeskTexts.NamesCaption, Say.In(region.Name)),
        [DeskTexts.Person, MapTexts.TableRegion, DeskTexts.Need, DeskTexts.Band, DeskTexts.Since, DeskTexts.WaitedDays, DeskTexts.Target],
        [
            .. people.Select(person => new object?[]
            {
                person.Name.Length == 0 ? DeskTexts.Anonymous : person.Name,
                Say.In(RegionTable.Find(person.RegionCode)!.Name),
                Words.Words.OfServiceType(person.ServiceType),
                Words.Words.Of(person.Band),
                DateOnly.FromDateTime(person.OpenedAt.UtcDateTime),
                (long)(now - person.OpenedAt).TotalDays,
                person.TargetOn,
            }),
        ]);

    /// <summary>What is posted.</summary>
    public static ExportTable Openings(Region region, IEnumerable<PostedOpening> openings) => new(
        Say.With(DeskTexts.OpeningsCaption, Say.In(region.Name)),
        [DeskTexts.Resource, DeskTexts.Provider, DeskTexts.Service, DeskTexts.Free, DeskTexts.Held, DeskTexts.Taken2, DeskTexts.Confirmed],
        [
            .. openings.Select(opening => new object?[]
            {
                Say.In(opening.Title),
                Say.In(opening.Provider),
                Words.Words.OfServiceType(opening.ServiceType),
                opening.Balance.Available,
                opening.Balance.Held,
                opening.Balance.Taken,
                DateOnly.FromDateTime(opening.AffirmedAt.UtcDateTime),
            }),
        ]);
}
