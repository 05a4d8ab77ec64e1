using Coordination.Domain.Resources;
using Coordination.Silo.Import;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class OtherFormsTests : IDisposable
{
    private const string Organization = """{"id":"11111111-0000-4000-8000-000000000001","name":"Prairie Newcomer Centre"}""";

    private const string Link = """
        {"id":"44444444-0000-4000-8000-000000000001","location":{"id":"3","location_type":"physical","name":"Main office",
         "addresses":[{"city":"Winnipeg","state_province":"MB","country":"CA","address_type":"physical"}]}}
        """;

    private const string Service = $$"""
        "id":"22222222-0000-4000-8000-000000000001","name":"English classes","status":"active","languages":[{"name":"Ukrainian"}],
        "capacities":[{"id":"5","unit":{"id":"u","name":"hours"},"available":4}],"service_at_locations":[{{Link}}]
        """;

    private readonly SampleFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("{" + Service + ",\"organization\":" + Organization + "}")]
    [InlineData("[{" + Service + ",\"organization\":" + Organization + "}]")]
    [InlineData("{\"contents\":[{" + Service + ",\"organization\":" + Organization + "}]}")]
    [InlineData("{\"services\":[{" + Service + ",\"organization\":" + Organization + "},]}")]
    [InlineData("{\"id\":\"11111111-0000-4000-8000-000000000001\",\"name\":\"Prairie Newcomer Centre\",\"services\":[{" + Service + "}]}")]
    public void Json_of_organizations_and_services_says_the_same_in_every_nesting(string text)
    {
        folder.With("d.json", text);
        var plan = folder.Plan("d.json");
        Assert.Empty(folder.Remarks.Refusals);
        Assert.Equal(3, plan.Rows);
        var draft = Assert.Single(plan.Resources).Draft;
        Assert.Equal(ResourceId.From("hsds", "44444444-0000-4000-8000-000000000001"), draft.ResourceId);
        Assert.Equal(("language-training", "4611"), (draft.ServiceType, draft.RegionCode));
        Assert.Equal(["en", "uk"], draft.Languages);
        Assert.Equal((4, CapacityUnit.Hour), (plan.Openings[0].Units, plan.Openings[0].Terms.Unit));
    }

    [Fact]
    public void Json_of_services_at_locations_is_read_and_shared_organizations_count_once()
    {
        folder.With("d.json", $$$"""
            [{"id":"a","location":{"addresses":[{"city":"Brandon","state_province":"Manitoba"}]},"service":{"id":"1","name":"Chess club","organization":{{{Organization}}}}},
             {"id":"b","location":{"location_type":"virtual"},"service":{"id":"1","name":"Chess club","organization":{{{Organization}}}}},
             7, {"id":"c","service":{"id":"1","name":"Chess club"}}]
            """);
        var plan = folder.Plan("d.json");
        Assert.Equal(3, plan.Rows);
        Assert.Equal(["4607", "4607"], plan.Resources.Select(resource => resource.Draft.RegionCode));
        Assert.Equal([Modality.InPerson, Modality.Online], plan.Resources.Select(resource => resource.Draft.Modality));
        Assert.All(plan.Resources, resource => Assert.Equal(ResourceKind.Club, resource.Draft.Kind));
        Assert.Equal(["d.json:$[2] an object is right here", "d.json:$[3].service.organization an organization with an id and a name is right here"], folder.Remarks.Refusals);
    }

    [Fact]
    public void A_flat_bilingual_directory_gives_one_row_an_entry()
    {
        folder.With("d.json", """
            [{"id":"a","name":"Kingston Lantern Line","name_fr":"Ligne Lanterne de Kingston","intent_category":"Crisis","scope":"ontario"},
             {"id":"b","name":"Lakeside Law Office","name_fr":"","intent_category":"Legal","address":"5 Example Road, Kingston, ON K7L 1A1","coordinates":{"lat":44.23,"lng":-76.49}},
             {"id":"c","name":"Old Pantry","intent_category":"Food","address":"6 Example Road, Kingston, ON","status":"Permanently Closed"},
             {"id":"c","name":"Old Pantry","intent_category":"Food"}, {"id":"d","intent_category":"Food"}]
            """);
        var plan = folder.Plan("d.json");
        Assert.Equal(3, plan.Rows);
        Assert.Equal(["3520", "3510", "3510"], plan.Resources.Select(resource => resource.Draft.RegionCode));
        Assert.Equal(["crisis-counselling", "legal", "health-wellbeing"], plan.Resources.Select(resource => resource.Draft.ServiceType));
        Assert.Equal([Modality.Online, Modality.InPerson, Modality.InPerson], plan.Resources.Select(resource => resource.Draft.Modality));
        Assert.Equal([true, true, false], plan.Resources.Select(resource => resource.IsOffered));
        Assert.Equal("Ligne Lanterne de Kingston", plan.Resources[0].Draft.Title.Fr);
        Assert.Equal(["d.json:$[3] id \"c\" is already used at d.json:$[2]", "d.json:$[4] an entry must have an id and a name"], folder.Remarks.Refusals);
    }

    [Fact]
    public void Ohana_tables_hang_services_on_locations()
    {
        folder.With("organizations.csv", "id,name\n1,Harbour House\n")
            .With("locations.csv", "id,organization_id,name,languages,latitude,longitude,virtual\n7,1,Harbour,\"Spanish, Klingon\",44.65,-63.58,false\n")
            .With("taxonomy.csv", "taxonomy_id,name,parent_id\n101,Housing,\n")
            .With("services.csv", "id,location_id,name,keywords,status,taxonomy_ids\n9,7,Keys for all,\"roof, home\",active,101\n10,8,Lost,,active,\n");
        var plan = folder.Plan();
        Assert.Equal(2, plan.Rows);
        var draft = Assert.Single(plan.Resources).Draft;
        Assert.Equal(("1209", "housing"), (draft.RegionCode, draft.ServiceType));
        Assert.Equal(["en", "es"], draft.Languages);
        Assert.Equal("services.csv:3 location_id \"8\" is the id of no location", Assert.Single(folder.Remarks.Refusals));
        Assert.Contains(folder.Remarks.Warnings, warning => warning.Contains("Klingon", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"id":"1","name":"a",""", "line 1")]
    [InlineData("\"text\"", "an object or an array of objects is right")]
    [InlineData("{\"things\":[]}", "contents")]
    [InlineData("""[{"id":"1","name":"\ud800","intent_category":"Food"}]""", "no Unicode text")]
    public void Json_that_cannot_be_read_is_named_with_what_would_be_right(string text, string reason)
    {
        folder.With("d.json", text);
        var error = Assert.Throws<UnreadableFileException>(() => folder.Plan("d.json"));
        Assert.StartsWith("d.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_that_lead_nowhere_are_named()
    {
        Assert.Contains("no such file or folder", Assert.Throws<UnreadableFileException>(() => folder.Read("absent")).Message, StringComparison.Ordinal);
        Assert.Contains("neither organizations.csv", Assert.Throws<UnreadableFileException>(() => folder.Read()).Message, StringComparison.Ordinal);
        folder.With("services.csv", "id\n");
        Assert.Contains("pass the folder", Assert.Throws<UnreadableFileException>(() => folder.Read("services.csv")).Message, StringComparison.Ordinal);
    }
}
