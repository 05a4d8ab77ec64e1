using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class FilingTests : IDisposable
{
    private readonly SampleFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Entry(string id, string address) => $$"""{"id":"{{id}}","name":"Office {{id}}","intent_category":"Legal","address":"{{address}}"}""";

    private string[] Divisions(string? region, params string[] addresses)
    {
        folder.With("d.json", $"[{string.Join(',', addresses.Select((address, index) => Entry($"{index}", address)))}]");
        return [.. folder.Plan("d.json", region).Resources.Select(resource => resource.Draft.RegionCode)];
    }

    [Fact]
    public void An_entry_without_a_place_goes_where_most_of_the_directory_is()
    {
        Assert.Equal(["4806", "4806", "5915", "4806"], Divisions(null, "1 A Street, Calgary, AB", "2 A Street, Calgary, AB", "Vancouver, BC", ""));
        Assert.Contains("4806", Assert.Single(folder.Remarks.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_directory_of_many_places_it_is_refused_with_what_would_be_right()
    {
        Assert.Equal(["4806", "5915"], Divisions(null, "Calgary, AB", "Vancouver, BC", ""));
        Assert.Equal("d.json:$[2] no place found; add coordinates, a city, or pass --region and a census division, as in --region 3510", Assert.Single(folder.Remarks.Refusals));
    }

    [Fact]
    public void The_caller_may_say_where_it_goes()
    {
        Assert.Equal(["4806", "5915", "3510"], Divisions("3510", "Calgary, AB", "Vancouver, BC", ""));
        Assert.Empty(folder.Remarks.Refusals);
    }

    [Fact]
    public void A_directory_with_no_place_in_Canada_is_filed_under_the_capital_with_one_warning()
    {
        Assert.Equal(["3506", "3506"], Divisions(null, "1 A Street, Springfield, IL 62701", ""));
        Assert.StartsWith("all rows: no place in Canada found; filed under 3506 Ottawa", Assert.Single(folder.Remarks.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_office_among_Canadian_ones_is_refused()
    {
        Assert.Equal(["4806"], Divisions(null, "Calgary, AB", "1 A Street, Springfield, IL 62701"));
        Assert.Contains("outside Canada", Assert.Single(folder.Remarks.Refusals), StringComparison.Ordinal);
    }
}
