using System.Collections.Immutable;
using Coordination.Dashboard.Pictures;
using Coordination.Domain.Pictures;
using Xunit;

namespace Coordination.Silo.Tests.Pictures;

public sealed class TrendChartTests
{
    private static readonly ImmutableArray<TrendSeries> Waiting =
    [
        new("Waiting", [new(new(2026, 1, 1), 1040), new(new(2026, 2, 1), null), new(new(2026, 3, 1), 1100), new(new(2026, 4, 1), 1150)], [new(new(2026, 5, 1), 1200, 1050, 1400)]),
        new("=Seats", [new(new(2026, 1, 1), 300), new(new(2026, 2, 1), 310), new(new(2026, 3, 1), 320), new(new(2026, 4, 1), 330)]),
    ];

    [Fact]
    public async Task The_lines_end_in_their_names_and_figures_and_the_table_holds_them_all()
    {
        var picture = await Show("en");

        picture.KeepsThePromisesOfPictures();
        Assert.Contains("Waiting", picture.Texts);
        Assert.Contains("1,200", picture.Texts);
        Assert.Contains("330", picture.Texts);
        Assert.Contains("Goal 900", picture.Texts);
        Assert.Contains("expected", picture.Texts);
        Assert.Superset(new HashSet<string> { "Jan", "Feb", "Mar", "Apr", "May", "2026" }, picture.Texts.ToHashSet());
        Assert.Equal(["Date", "Waiting", "Waiting, expected", "Waiting, low", "Waiting, high", "=Seats", "Goal"], picture.Table[0]);
        Assert.Equal(["Feb 2026", "–", "–", "–", "–", "310", "900"], picture.Table[2]);
        Assert.Equal(["May 2026", "–", "1,200", "1,050", "1,400", "–", "900"], picture.Table[5]);
        Assert.Equal("From Jan 2026 to May 2026: Waiting from 1,040 to 1,150, expected 1,200 by May 2026 (between 1,050 and 1,400); =Seats from 300 to 330; Goal 900.", picture.Seen);
        Assert.Equal("Rounded to ten.", picture.Note);
    }

    [Fact]
    public async Task A_french_reader_has_the_same_figures_as_french_writes_them()
    {
        var picture = await Show("fr");

        picture.KeepsThePromisesOfPictures();
        Assert.Contains("1\u00A0200", picture.Texts);
        Assert.Contains("prévu", picture.Texts);
        Assert.Contains("févr.", picture.Texts);
        Assert.Equal(["mai 2026", "–", "1\u00A0200", "1\u00A0050", "1\u00A0400", "–", "900"], picture.Table[5]);
        Assert.StartsWith("De janv. 2026 à mai 2026\u00A0: Waiting de 1\u00A0040 à 1\u00A0150, 1\u00A0200 prévu pour mai 2026", picture.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_plain_figures_and_nothing_that_runs() =>
        Assert.Equal(
            "\uFEFFDate,Waiting,\"Waiting, expected\",\"Waiting, low\",\"Waiting, high\",'=Seats,Goal\r\n2026-01-01,1040,,,,300,900\r\n2026-02-01,,,,,310,900\r\n"
            + "2026-03-01,1100,,,,320,900\r\n2026-04-01,1150,,,,330,900\r\n2026-05-01,,1200,1050,1400,,900\r\n",
            (await Show("en")).File);

    [Fact]
    public async Task A_line_is_broken_where_a_figure_is_missing_and_only_expected_figures_have_a_band()
    {
        var picture = await Show("en");

        Assert.Equal(1, picture.Count("band"));
        Assert.Equal(1, picture.Count("expected"));
        Assert.Equal(4, picture.Count("line"));
        var dashes = picture.Drawings[1].Descendants("path").Where(path => (string?)path.Attribute("class") == "line").Select(path => (string?)path.Attribute("stroke-dasharray"));
        Assert.Equal([null, null, "9 4"], dashes);
    }

    [Fact]
    public async Task Figures_worked_out_afterwards_have_a_line_of_their_own_up_to_the_first_that_was_kept_and_a_remark()
    {
        ImmutableArray<TrendPoint> points = [new(new(2026, 1, 5), 10) { IsEstimated = true }, new(new(2026, 1, 12), 12) { IsEstimated = true }, new(new(2026, 1, 19), 15), new(new(2026, 1, 26), 14)];
        var picture = await Shown.Of<TrendChart>("en", ("Id", "weeks"), ("Title", "Weeks"), ("Series", ImmutableArray.Create(new TrendSeries("Waiting", points))));

        picture.KeepsThePromisesOfPictures();
        var lines = picture.Drawings[1].Descendants("path").Where(path => ((string?)path.Attribute("class"))!.StartsWith("line", StringComparison.Ordinal)).ToList();
        Assert.Equal(["line estimated", "line"], lines.Select(line => (string?)line.Attribute("class")));
        var (thin, kept) = ((string)lines[0].Attribute("d")!, (string)lines[1].Attribute("d")!);
        Assert.Equal((3, 2), (thin.Split('L').Length, kept.Split('L').Length));
        Assert.Equal(thin.Split('L')[2], kept.Split('L')[0][1..]);
        Assert.Equal(1, picture.Count("mark"));
        Assert.Equal("Thin dashes: worked out afterwards.", picture.Key);
        Assert.Equal(["Date", "Waiting", "Remark"], picture.Table[0]);
        Assert.Equal([["5 Jan 2026", "10", "worked out afterwards"], ["26 Jan 2026", "14", ""]], new[] { picture.Table[1], picture.Table[4] });
    }

    [Fact]
    public async Task Without_figures_it_says_so()
    {
        var picture = await Shown.Of<TrendChart>("en", ("Id", "none"), ("Title", "Nothing"), ("Series", ImmutableArray<TrendSeries>.Empty));

        picture.KeepsThePromisesOfPictures();
        Assert.Equal(["No figures yet."], picture.Texts);
        Assert.Null(picture.Note);
    }

    [Fact]
    public async Task Within_a_month_the_days_are_told()
    {
        var picture = await Shown.Of<TrendChart>("en", ("Id", "days"), ("Title", "Days"), ("Series", ImmutableArray.Create(new TrendSeries("A", [new(new(2026, 4, 2), 1), new(new(2026, 4, 20), 2)]))));

        picture.KeepsThePromisesOfPictures();
        Assert.Superset(new HashSet<string> { "2 Apr", "20 Apr" }, picture.Texts.ToHashSet());
        Assert.Equal(["2 Apr 2026", "1"], picture.Table[1]);
    }

    [Fact]
    public void Text_is_never_smaller_than_eleven_pixels() =>
        Assert.All(
            new[] { PictureCanvas.Narrow(100), PictureCanvas.Wide(100) },
            canvas => Assert.True(canvas.Font * canvas.WidthMinPx / canvas.Width >= PictureCanvas.FontMinPx));

    private static Task<Shown> Show(string language) => Shown.Of<TrendChart>(
        language, ("Id", "trend"), ("Title", "Waiting & seats"), ("Series", Waiting), ("Target", 900.0), ("TargetName", "Goal"), ("Note", "Rounded to ten."));
}
