using Coordination.Domain.Resources;
using Coordination.Silo.Import;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class HsdsTablesTests : IDisposable
{
    private readonly SampleFolder folder = SampleFolder.Hsds3();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_becomes_providers_resources_and_openings()
    {
        var plan = folder.Plan();
        Assert.Equal(4, plan.Rows);
        Assert.Equal(0, folder.Remarks.Refused);
        var provider = Assert.Single(plan.Providers);
        Assert.Equal((ProviderKind.SettlementAgency, "4611"), (provider.Registration.Kind, provider.Registration.RegionCode));

        var classes = plan.Resources[0].Draft;
        Assert.Equal(ResourceId.From("hsds", "44444444-0000-4000-8000-000000000001"), classes.ResourceId);
        Assert.Equal(("language-training", "4611", Modality.InPerson), (classes.ServiceType, classes.RegionCode, classes.Modality));
        Assert.Equal(["en", "uk"], classes.Languages);
        Assert.Equal((18, 99), (classes.AgeMin, classes.AgeMax));

        var search = plan.Resources[1].Draft;
        Assert.Equal(ResourceId.From("hsds", "22222222-0000-4000-8000-000000000002"), search.ResourceId);
        Assert.Equal("employment", search.ServiceType);
    }

    [Fact]
    public void More_available_than_there_is_gives_what_there_is_and_a_warning()
    {
        var opening = Assert.Single(folder.Plan().Openings);
        Assert.Equal((10, CapacityUnit.Seat), (opening.Units, opening.Terms.Unit));
        Assert.Contains("service_capacity.csv:2 available 12 is more than maximum 10; 10 is taken", folder.Remarks.Warnings);
    }

    [Fact]
    public void A_data_package_stands_for_its_folder_and_may_name_the_files()
    {
        File.Move(folder["organizations.csv"], folder["bodies.csv"]);
        folder.With("datapackage.json", """{"resources":[{"name":"organizations","path":"bodies.csv"}]}""");
        Assert.Equal(4, folder.Plan("datapackage.json").Rows);
        Assert.Equal("bodies.csv:2", folder.Plan().Providers[0].Where);
    }

    [Fact]
    public void A_data_package_that_is_not_json_is_passed_over()
    {
        folder.With("datapackage.json", "../elsewhere.json");
        Assert.Equal(4, folder.Plan("datapackage.json").Rows);
        Assert.Contains(folder.Remarks.Warnings, warning => warning.StartsWith("datapackage.json is not JSON", StringComparison.Ordinal));
    }

    [Fact]
    public void Bad_rows_are_refused_with_file_line_and_reason_and_the_others_are_taken()
    {
        folder.With("organizations.csv", """
            id,name
            11111111-0000-4000-8000-000000000001,Prairie Newcomer Centre
            2,
            3,River Club
            3,River Club again

            """);
        folder.With("service_at_location.csv", """
            id,service_id,location_id
            44444444-0000-4000-8000-000000000001,22222222-0000-4000-8000-000000000001,33333333-0000-4000-8000-000000000001
            4b,nothing,33333333-0000-4000-8000-000000000001
            4c,22222222-0000-4000-8000-000000000001,nowhere

            """);
        folder.With("service_capacity.csv", "id,service_id,unit_id,available,maximum\n5,22222222-0000-4000-8000-000000000001,u1,many,\n");
        var plan = folder.Plan();
        Assert.Equal(4, plan.Rows);
        Assert.Equal(
            [
                "organizations.csv:3 an organization must have an id and a name",
                "organizations.csv:5 id \"3\" is already used at organizations.csv:4",
                "service_at_location.csv:3 service_id \"nothing\" is the id of no service that was taken",
                "service_at_location.csv:4 location_id \"nowhere\" is the id of no location",
                "service_capacity.csv:2 available \"many\", maximum \"\": whole numbers from 0 to 1000000 are right, the maximum may be empty",
            ],
            folder.Remarks.Refusals);
    }

    [Fact]
    public void A_service_that_is_not_active_is_not_offered()
    {
        folder.With("services.csv", File.ReadAllText(folder["services.csv"]).Replace("active,18", "defunct,18", StringComparison.Ordinal));
        var plan = folder.Plan();
        Assert.Equal([false, true], plan.Resources.Select(resource => resource.IsOffered));
        Assert.Equal(0, Assert.Single(plan.Openings).Units);
    }

    [Fact]
    public void Without_organizations_the_folder_is_unreadable()
    {
        File.Delete(folder["organizations.csv"]);
        Assert.Contains("there is no organizations.csv", Assert.Throws<UnreadableFileException>(() => folder.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_folder_gives_the_same_plan()
    {
        var (first, second) = (folder.Plan(), folder.Plan());
        Assert.Equal(first.Providers, second.Providers);
        Assert.Equal(first.Resources.Select(resource => resource.Draft.ResourceId), second.Resources.Select(resource => resource.Draft.ResourceId));
        Assert.Equal(first.Openings, second.Openings);
    }
}
