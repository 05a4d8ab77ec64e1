using System.Collections.Immutable;
using Coordination.Dashboard.Pictures;
using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Silo.Tests.Pictures;

/// <summary>With the remission times of Freireich and others (Blood 21, 1963), as <c>WaitCurveTests</c> has them.</summary>
public sealed class SurvivalCurveTests
{
    private static readonly int[] Served = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    private static readonly int[] Waiting = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

    private static readonly ImmutableArray<WaitGroup> Groups =
    [
        new("Towns", [.. Served.Select(days => new WaitBucket(days, 1, 0)), .. Waiting.Select(days => new WaitBucket(days, 0, 1))]),
        new("Cities", [new(10, 1, 0), new(20, 0, 3)]),
    ];

    [Fact]
    public async Task Curves_have_their_medians_bands_and_people_and_the_table_every_step()
    {
        var picture = await Show("en");

        picture.KeepsThePromisesOfPictures();
        Assert.Equal(2, picture.Count("line"));
        Assert.Equal(2, picture.Count("band"));
        Assert.Equal(1, picture.Count("median"));
        Assert.Superset(new HashSet<string> { "Towns", "23\u00A0d", "Cities", "> 20\u00A0d", "0%", "50%", "100%", "Days since the need" }, picture.Texts.ToHashSet());
        var atRisk = picture.Drawings[1].Descendants("text").Where(text => (string?)text.Attribute("class") == "at-risk").Select(text => text.Value);
        Assert.Equal(["21", "21", "15", "11", "8", "5", "4", "1", "4", "4", "4", "3", "3", "0", "0", "0"], atRisk);
        Assert.Equal(["Group", "Day", "Waiting that long", "Served that day", "Last seen waiting", "Share still waiting", "Share still waiting, low", "Share still waiting, high"], picture.Table[0]);
        // 6/7 and 1.959964 · 6/7 · √(3/(21 · 18)) on both sides of it, in percent; no share is above all.
        Assert.Equal(["Towns", "6", "21", "3", "1", "85.7%", "70.7%", "100.0%"], picture.Table[1]);
        Assert.Equal("Share of people who still wait, by days since the need: Towns, 21 people, half served by day 23; Cities, 4 people, fewer than half served.", picture.Seen);
        Assert.Contains("\r\nTowns,6,21,3,1,85.714286,70.747931,100\r\n", picture.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_french_reader_has_the_same_figures_as_french_writes_them()
    {
        var picture = await Show("fr");

        picture.KeepsThePromisesOfPictures();
        Assert.Contains("23\u00A0j", picture.Texts);
        Assert.Equal(["Towns", "6", "21", "3", "1", "85,7\u00A0%", "70,7\u00A0%", "100,0\u00A0%"], picture.Table[1]);
        Assert.Contains("la moitié servie au jour 23", picture.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_of_nobody_has_a_name_and_no_curve()
    {
        var picture = await Shown.Of<SurvivalCurve>("en", ("Id", "some"), ("Title", "Some"), ("Groups", Groups.Add(new("Nobody", []))));

        picture.KeepsThePromisesOfPictures();
        Assert.Equal(2, picture.Count("line"));
        Assert.Contains("Nobody", picture.Texts);
    }

    [Fact]
    public async Task Without_groups_it_says_so()
    {
        var picture = await Shown.Of<SurvivalCurve>("fr", ("Id", "none"), ("Title", "None"), ("Groups", ImmutableArray<WaitGroup>.Empty));

        picture.KeepsThePromisesOfPictures();
        Assert.Equal(["Pas encore de chiffres."], picture.Texts);
    }

    private static Task<Shown> Show(string language) => Shown.Of<SurvivalCurve>(language, ("Id", "waits"), ("Title", "Waits"), ("Groups", Groups));
}
