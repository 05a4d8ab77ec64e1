using System.Net;
using Coordination.Domain.Geography;
using Coordination.Silo.Tests.Product;
using Xunit;

namespace Coordination.Silo.Tests.Exports;

/// <summary>Tables of the pages as files.</summary>
public sealed class ExportFileTests(RunningProduct product)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task Figures_of_a_province_go_out_as_they_stand_in_the_table_beside_the_map()
    {
        using var coordinator = await product.SignIn("coordinator");
        await Community.Opening(coordinator, 17, "housing", "6208");
        async Task<TakenOut> Take(string format) => await TakenOut.By(product, "coordinator", $"/export/figures.{format}?region=62&type=housing");
        async Task<bool> HasCome() => (await Take("csv")).Lines.Any(line => line[0] == "6208" && line[4] == "17");

        await Eventually.Within(TimeSpan.FromSeconds(30), HasCome);
        var (csv, xlsx) = (await Take("csv"), await Take("xlsx"));

        Assert.Equal((HttpStatusCode.OK, "text/csv"), (csv.Status, csv.ContentType));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Bytes[..3]);
        Assert.Equal(["Code", "Region", "Gap", "Waiting", "Free"], csv.Lines[0][..5]);
        Assert.Equal(RegionTable.DivisionsWithin("62").Count + 1, csv.Lines.Length);
        Assert.StartsWith("figures_62_housing_", csv.FileName, StringComparison.Ordinal);
        Assert.EndsWith("Z.csv", csv.FileName, StringComparison.Ordinal);
        Assert.Equal(Xlsx, xlsx.ContentType);
        Assert.Equal(17, TakenOut.Number(xlsx.Rows.Single(row => row[0] is "6208")[4]));
        Assert.IsType<double>(xlsx.Rows.Single(row => row[0] is "6208")[4]);
    }

    [Fact]
    public async Task A_workbook_begins_with_what_must_be_known_of_it_in_both_languages()
    {
        var file = await Eventual("worker", "/export/figures.xlsx?region=CA&level=economic-region", "fr");

        var about = file.About;
        Assert.StartsWith("De quoi il s’agit: Chiffres par région – Chiffres\u00a0: Canada", about, StringComparison.Ordinal);
        Assert.Contains("Exact, usage interne seulement", about, StringComparison.Ordinal);
        Assert.Contains("Exact, internal use only", about, StringComparison.Ordinal);
        Assert.Contains("Exported by: worker", about, StringComparison.Ordinal);
        Assert.Matches(@"Figures as of: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", about);
        Assert.Contains("Service type: All", about, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(RegionTable.All.Count(region => region.Level == RegionLevel.EconomicRegion) + 1, file.Rows.Length);
    }

    [Fact]
    public async Task Funders_get_protected_figures_without_an_expected_wait_and_the_file_says_so()
    {
        var (exact, told) = (await Eventual("coordinator", "/export/figures.xlsx"), await Eventual("funder", "/export/figures.xlsx"));

        Assert.Contains("Wait (weeks)", exact.Rows[0]);
        Assert.DoesNotContain("Wait (weeks)", told.Rows[0]);
        Assert.Contains("Protected: counts are rounded to a multiple of 5, and fewer than 10 are withheld", told.About, StringComparison.Ordinal);
        Assert.EndsWith("_protected.xlsx", told.FileName, StringComparison.Ordinal);
        Assert.All(told.Rows.Skip(1).Select(row => row[3]).Where(cell => cell is not null), cell => Assert.Equal(0, TakenOut.Number(cell) % 5));
    }

    [Fact]
    public async Task What_a_spreadsheet_could_run_arrives_as_words()
    {
        using var coordinator = await product.SignIn("coordinator");
        var provider = await Community.Provider(coordinator, "6205");
        var resource = await coordinator.Post($"/api/providers/{provider}/resources", new
        {
            kind = "club",
            title = new { en = "=1+1", fr = "@somme" },
            serviceType = "legal",
            regionCode = "6205",
            modality = "in-person",
            languages = new[] { "en" },
        });
        await coordinator.Post($"/api/resources/{resource["id"]}/openings", new { unit = "seat", maximum = 3 });
        async Task<TakenOut> Take(string format, string language) => await TakenOut.By(product, "coordinator", $"/export/openings.{format}?region=6205&type=legal", language);

        await Eventually.Within(TimeSpan.FromSeconds(20), async () => (await Take("csv", "en")).Lines.Length > 1);
        var (csv, french, xlsx) = (await Take("csv", "en"), await Take("csv", "fr"), await Take("xlsx", "en"));

        Assert.Equal("'=1+1", csv.Lines[1][0]);
        Assert.Equal("'@somme", french.Lines[1][0]);
        Assert.Equal("=1+1", xlsx.Rows[1][0]);
        Assert.DoesNotContain("<x:f>", xlsx.Part("xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.IsType<DateTime>(xlsx.Rows[1][7]);
    }

    [Fact]
    public async Task Caseloads_distribution_and_projects_go_out_too()
    {
        using var coordinator = await product.SignIn("coordinator");
        await Community.Opening(coordinator, 5, "legal", "6204");
        await coordinator.Post("/api/projects", new { name = new { en = "Shared desk", fr = "Guichet commun" }, priority = "p3", regionCode = "ircc-ontario", cohort = "cohort2" });

        var loads = await TakenOut.By(product, "coordinator", "/export/caseloads.csv?region=6204");
        var shares = await Eventual("funder", "/export/distribution.csv?level=province");
        var projects = await TakenOut.By(product, "funder", "/export/projects.csv?priority=p3&region=ircc-ontario", "fr");

        Assert.Contains(loads.Lines, line => line[0] == "House" && line[5] != "");
        Assert.Equal(RegionTable.All.Count(region => region.Level == RegionLevel.Province) + 1, shares.Lines.Length);
        Assert.Contains(projects.Lines, line => line[0] == "Guichet commun" && line[5] == "coordinator");
        Assert.All(projects.Lines.Skip(1), line => Assert.Contains("Ontario", line));
    }

    /// <summary>Figures are there a moment after the start.</summary>
    private async Task<TakenOut> Eventual(string user, string address, string language = "en")
    {
        TakenOut? file = null;
        await Eventually.Within(TimeSpan.FromSeconds(30), async () => (file = await TakenOut.By(product, user, address, language)).Status == HttpStatusCode.OK);
        return file!;
    }
}
