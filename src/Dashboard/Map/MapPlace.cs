using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Protection;

namespace Coordination.Dashboard.Map;

/// <summary>Where the reader stands on the map: Canada, a province, or a division of one.</summary>
/// <param name="Current">The region whose figures head the page.</param>
public sealed record MapPlace(Region Current)
{
    private const string CountryCode = "CA";

    /// <summary>The place of a code from an address; Canada for anything the map does not show.</summary>
    public static MapPlace Of(string? code)
    {
        var region = code is null ? null : RegionTable.Find(code);
        return new(region?.Level is RegionLevel.Province or RegionLevel.CensusDivision ? region : RegionTable.Find(CountryCode)!);
    }

    /// <summary>The region the map is zoomed to: Canada or a province.</summary>
    public Region View => Current.Level == RegionLevel.CensusDivision ? RegionTable.ProvinceOf(Current.Code)! : Current;

    /// <summary>The chosen division, if one is chosen.</summary>
    public Region? Division => Current.Level == RegionLevel.CensusDivision ? Current : null;

    /// <summary>One step up; null at the top.</summary>
    public Region? Above => Current.Level switch
    {
        RegionLevel.CensusDivision => View,
        RegionLevel.Province => RegionTable.Find(CountryCode),
        _ => null,
    };

    /// <summary>From Canada down to the current region.</summary>
    public IEnumerable<Region> Trail =>
        new[] { RegionTable.Find(CountryCode)!, View, Current }.Distinct();

    /// <summary>The regions drawn and listed: provinces of Canada, or divisions of a province.</summary>
    public IReadOnlyList<Region> Regions { get; } = RegionsOf(Current);

    private static IReadOnlyList<Region> RegionsOf(Region current) => current.Level == RegionLevel.Country
        ? [.. RegionTable.All.Where(region => region.Level == RegionLevel.Province)]
        : [.. RegionTable.DivisionsWithin(RegionTable.ProvinceOf(current.Code)!.Code).Select(code => RegionTable.Find(code)!)];

    /// <summary>A figure as a sentence, for those who hear the map.</summary>
    public static string Spoken(Region region, GapFigure? figure)
    {
        var name = Words.Say.In(region.Name);
        if (figure is null)
        {
            return Words.Say.With(MapTexts.SpokenNothing, name);
        }

        if (figure.IsWithheld)
        {
            return Words.Say.With(DeskTexts.SpokenWithheld, name);
        }

        var standing = Words.Words.Of(figure.Standing);
        return Words.Say.With(
            MapTexts.Spoken,
            name,
            Words.Say.Whole(figure.Waiting),
            Words.Say.Whole(figure.Available),
            Words.Say.Whole(figure.SeatsShort),
            figure.GapIndex is { } index ? Words.Say.With(MapTexts.SpokenGap, Words.Say.Whole((long)Math.Round(index)), standing) : standing);
    }
}
