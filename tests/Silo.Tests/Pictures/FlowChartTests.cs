using Coordination.Dashboard.Pictures;
using Coordination.Domain.Pictures;
using Xunit;

namespace Coordination.Silo.Tests.Pictures;

public sealed class FlowChartTests
{
    private static readonly Flow Needs = new(
        [
            new("Need", [new("language", "Language training", 1420), new("legal", "Legal", 12)]),
            new("Referral", [new("referred", "Referred", 1330), new("waiting", "On a waitlist", 102)]),
        ],
        [new("language", "referred", 1320), new("language", "waiting", 100), new("legal", "referred", 10), new("legal", "waiting", 2)]);

    [Fact]
    public async Task Places_and_ribbons_carry_their_numbers_and_so_does_the_table()
    {
        var picture = await Show("en");

        picture.KeepsThePromisesOfPictures();
        Assert.Superset(new HashSet<string> { "Need", "Referral", "Language training", "1,420", "Legal", "12", "1,330", "102", "1,320", "100" }, picture.Texts.ToHashSet());
        Assert.Equal(4, picture.Count("ribbon"));
        Assert.Equal(4, picture.Count("node"));
        Assert.Equal(["From", "To", "People"], picture.Table[0]);
        Assert.Equal(["Language training", "in all", "1,420"], picture.Table[1]);
        Assert.Equal(["Language training", "Referred", "1,320"], picture.Table[2]);
        Assert.Equal(["On a waitlist", "in all", "102"], picture.Table[^1]);
        Assert.Equal("Flow from Need to Referral, 1,432 at the start; the widest goes from Language training to Referred with 1,320.", picture.Seen);
        Assert.Contains("\r\nLanguage training,Referred,1320\r\n", picture.File, StringComparison.Ordinal);
        Assert.Equal("Rounded.", picture.Note);
    }

    [Fact]
    public async Task The_last_stage_is_no_wider_than_its_labels_and_they_are_whole()
    {
        var flow = new Flow(
            [new("Last referral", [new("none", "not referred", 1565)]), new("Need", [new("open", "Open", 1351), new("served", "Served", 214)])],
            [new("none", "open", 1351), new("none", "served", 214)]);
        var picture = await Shown.Of<FlowChart>("en", ("Id", "flow"), ("Title", "What became of needs"), ("Flow", flow));

        picture.KeepsThePromisesOfPictures();
        Assert.Superset(new HashSet<string> { "Open", "Served", "not referred" }, picture.Texts.ToHashSet());
        var nodes = picture.Drawings[1].Descendants("rect").Select(node => double.Parse((string)node.Attribute("x")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(nodes[1] > 600, $"The last stage begins at {nodes[1]} of 720.");
        Assert.Equal(["node s1", "node s6", "node s6"], picture.Drawings[1].Descendants("rect").Select(node => (string?)node.Attribute("class")));
    }

    [Fact]
    public async Task A_french_reader_has_the_same_numbers()
    {
        var picture = await Show("fr");

        picture.KeepsThePromisesOfPictures();
        Assert.Contains("1\u00A0420", picture.Texts);
        Assert.Equal(["Language training", "en tout", "1\u00A0420"], picture.Table[1]);
        Assert.StartsWith("Flux de Need à Referral, 1\u00A0432 au départ", picture.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_places_it_says_so()
    {
        var picture = await Shown.Of<FlowChart>("en", ("Id", "none"), ("Title", "None"), ("Flow", new Flow([], [])));

        picture.KeepsThePromisesOfPictures();
        Assert.Equal(["No figures yet."], picture.Texts);
    }

    private static Task<Shown> Show(string language) =>
        Shown.Of<FlowChart>(language, ("Id", "flow"), ("Title", "What became of needs"), ("Flow", Needs), ("Name", "People"), ("Note", "Rounded."));
}
