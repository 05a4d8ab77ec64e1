using System.Collections.Immutable;
using Coordination.Dashboard.Pictures;
using Coordination.Domain.Pictures;
using Xunit;

namespace Coordination.Silo.Tests.Pictures;

public sealed class BarRowsTests
{
    private static readonly ImmutableArray<BarRow> Full =
    [
        new("Language training", 134) { Second = 110, Flag = "over capacity" },
        new("Recognition of credentials and qualifications from abroad", 88.4) { Second = 92 },
        new("Housing", null) { Flag = "fewer than 5" },
    ];

    private static readonly ImmutableArray<BarRow> Differences =
        [new("Ottawa", 6.4) { Low = 3.1, High = 9.7 }, new("Toronto", -4.2) { Low = -6, High = -2.4 }, new("Peel", 0.04), new("York", -0.04)];

    [Fact]
    public async Task Rows_show_their_figures_their_limit_and_their_flags_and_so_does_the_table()
    {
        var picture = await ShowFull("en");

        picture.KeepsThePromisesOfPictures();
        Assert.Superset(new HashSet<string> { "134%", "110%", "88%", "92%", "–", "Full 100%", "over capacity", "fewer than 5", "Language training" }, picture.Texts.ToHashSet());
        Assert.Equal(["Row", "now", "before", "Full", "Remark"], picture.Table[0]);
        Assert.Equal(["Language training", "134%", "110%", "100%", "over capacity"], picture.Table[1]);
        Assert.Equal(["Housing", "–", "–", "100%", "fewer than 5"], picture.Table[3]);
        Assert.Equal("2 rows, from Language training with 134% down to Recognition of credentials and qualifications from abroad with 88%; beyond Full: Language training.", picture.Seen);
        Assert.Equal("\uFEFFRow,now,before,Full,Remark\r\nLanguage training,134,110,100,over capacity\r\nRecognition of credentials and qualifications from abroad,88.4,92,100,\r\nHousing,,,100,fewer than 5\r\n", picture.File);
    }

    [Fact]
    public async Task A_french_reader_has_percents_as_french_writes_them()
    {
        var picture = await ShowFull("fr");

        picture.KeepsThePromisesOfPictures();
        Assert.Contains("134\u00A0%", picture.Texts);
        Assert.Equal(["Language training", "134\u00A0%", "110\u00A0%", "100\u00A0%", "over capacity"], picture.Table[1]);
        Assert.StartsWith("2 lignes, de Language training avec 134\u00A0%", picture.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_are_as_long_as_their_figures()
    {
        var picture = await ShowFull("en");

        var lengths = Bars(picture).Select(bar => bar.Width).ToList();
        Assert.Equal(4, lengths.Count);
        Assert.Equal(110.0 / 134, lengths[1] / lengths[0], 0.002);
        Assert.Equal(88.4 / 134, lengths[2] / lengths[0], 0.002);
        Assert.Single(Bars(picture).Select(bar => bar.X).Distinct());
    }

    [Fact]
    public async Task Differences_go_both_ways_from_zero_with_their_sign_and_their_interval()
    {
        var picture = await Shown.Of<BarRows>(
            "en", ("Id", "shares"), ("Title", "Shares"), ("Rows", Differences), ("IsDiverging", true), ("Style", new FigureStyle(FigureUnit.Points, 1)),
            ("LessName", "more seats than need"), ("MoreName", "more need than seats"), ("Name", "Difference"));

        picture.KeepsThePromisesOfPictures();
        Assert.Superset(new HashSet<string> { "+6.4\u00A0pts", "-4.2\u00A0pts", "0.0\u00A0pts", "← more seats than need", "more need than seats →" }, picture.Texts.ToHashSet());
        Assert.Equal(["Row", "Difference", "Difference, low", "Difference, high"], picture.Table[0]);
        Assert.Equal(["Toronto", "-4.2\u00A0pts", "-6.0\u00A0pts", "-2.4\u00A0pts"], picture.Table[2]);
        Assert.Contains("\r\nToronto,-4.2,-6,-2.4\r\n", picture.File, StringComparison.Ordinal);
        Assert.Equal(2, picture.Texts.Count(text => text == "0.0\u00A0pts") - 1);
        var bars = Bars(picture);
        Assert.Equal(bars[0].X, bars[1].X + bars[1].Width, 0.11);
        Assert.Equal(6.4 / 4.2, bars[0].Width / bars[1].Width, 0.01);
        Assert.Equal(2, picture.Count("whisker"));
    }

    [Fact]
    public async Task The_table_may_hold_more_than_the_bars_and_the_side_to_worry_about_is_the_warm_one()
    {
        ImmutableArray<BarRow> rows = [new("Ottawa", 6) { Also = [TableCell.Of(61.0, "61%")] }, new("Peel", -4) { Also = [TableCell.Of(null, "–")] }];
        var picture = await Shown.Of<BarRows>(
            "en", ("Id", "shares"), ("Title", "Shares"), ("Rows", rows), ("IsDiverging", true), ("IsMoreWorse", true), ("Name", "Difference"), ("RowName", "Region"), ("AlsoNames", ImmutableArray.Create("Share of need")));

        picture.KeepsThePromisesOfPictures();
        Assert.Equal([["Region", "Difference", "Share of need"], ["Ottawa", "+6", "61%"], ["Peel", "-4", "–"]], picture.Table);
        Assert.Equal("\uFEFFRegion,Difference,Share of need\r\nOttawa,6,61\r\nPeel,-4,\r\n", picture.File);
        Assert.Equal(["s2", "s1"], picture.Drawings[1].Descendants("rect").Select(bar => (string?)bar.Parent!.Attribute("class")));
    }

    [Fact]
    public async Task Under_a_label_a_detail_may_be_written()
    {
        var picture = await Shown.Of<BarRows>(
            "en", ("Id", "loads"), ("Title", "Loads"), ("Rows", ImmutableArray.Create(new BarRow("Harbour House", 120) { Detail = "3 cases, weight 6 of 5", Flag = "too much" }, new BarRow("Elm Centre", 50))));

        picture.KeepsThePromisesOfPictures();
        Assert.Equal(1, picture.Count("detail"));
        Assert.Contains("3 cases, weight 6 of 5", picture.Texts);
        Assert.DoesNotContain(picture.Table.SelectMany(row => row), cell => cell.Contains("weight", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_row_and_no_row_are_pictures_too()
    {
        var one = await Shown.Of<BarRows>("en", ("Id", "one"), ("Title", "One"), ("Rows", ImmutableArray.Create(new BarRow("Only", 0))), ("Limit", new BarLimit(5, "Most")));
        one.KeepsThePromisesOfPictures();
        Assert.Equal("Only with 0; none beyond Most.", one.Seen);

        var none = await Shown.Of<BarRows>("fr", ("Id", "none"), ("Title", "None"), ("Rows", ImmutableArray<BarRow>.Empty));
        none.KeepsThePromisesOfPictures();
        Assert.Equal(["Pas encore de chiffres."], none.Texts);
    }

    private static List<(double X, double Width)> Bars(Shown picture) => [.. picture.Drawings[1].Descendants("rect")
        .Select(bar => (Number((string)bar.Attribute("x")!), Number((string)bar.Attribute("width")!)))];

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Task<Shown> ShowFull(string language) => Shown.Of<BarRows>(
        language, ("Id", "full"), ("Title", "How full"), ("Rows", Full), ("Style", new FigureStyle(FigureUnit.Percent)), ("Limit", new BarLimit(100, "Full")), ("Name", "now"), ("SecondName", "before"));
}
