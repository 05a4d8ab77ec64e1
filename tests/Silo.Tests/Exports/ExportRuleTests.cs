using System.Net;
using Coordination.Grains.Exports;
using Coordination.Silo.SignIn;
using Coordination.Silo.Tests.Product;
using Coordination.Silo.Tests.Product.Protection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Exports;

/// <summary>Who may take what out of the building, and what is written down of it.</summary>
public sealed class ExportRuleTests(RunningProduct product)
{
    private Task<IReadOnlyList<ExportEntry>> List(long? before = null) =>
        product.Services.GetRequiredService<ExportLog>().List(before, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("worker", "names", false)]
    [InlineData("partner", "names", false)]
    [InlineData("funder", "names", false)]
    [InlineData("admin", "names", false)]
    [InlineData("funder", "openings", false)]
    [InlineData("worker", "openings", false)]
    [InlineData("funder", "caseloads", false)]
    [InlineData("funder", "quality", false)]
    [InlineData("partner", "quality", false)]
    [InlineData("worker", "distribution", false)]
    [InlineData("admin", "distribution", false)]
    [InlineData("worker", "projects", false)]
    [InlineData("partner", "projects", false)]
    [InlineData("coordinator", "names", true)]
    [InlineData("coordinator", "caseloads", true)]
    [InlineData("admin", "projects", true)]
    public async Task A_file_is_for_those_who_see_the_page(string user, string what, bool may)
    {
        var file = await TakenOut.By(product, user, $"/export/{what}.csv?{(what is "projects" or "distribution" ? "" : "region=6001")}&purpose=contact", "fr");

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, file.Status);
        if (!may)
        {
            Assert.Equal("Votre rôle ne le permet pas", file.Problem.GetProperty("title").GetString());
        }
    }

    [Fact]
    public async Task Everybody_on_a_list_of_names_has_a_line_in_their_access_log_for_each_file()
    {
        using var coordinator = await product.SignIn("coordinator");
        var newcomer = await Community.Newcomer(coordinator, "6106");
        await coordinator.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "legal", urgency = 2 } } });
        async Task<TakenOut> Take(string format, string type) => await TakenOut.By(product, "coordinator", $"/export/names.{format}?region=6106&type={type}&purpose=case-meeting");
        await Eventually.Within(TimeSpan.FromSeconds(20), async () => (await Take("csv", "legal")).Lines.Length == 2);
        var before = await Readings();

        var xlsx = await Take("xlsx", "legal");
        var csv = await Take("csv", "all");
        await Take("csv", "housing");

        Assert.Equal(before + 2, await Readings());
        Assert.Equal("Amina Exemple", csv.Lines[1][0]);
        Assert.Equal("Amina Exemple", xlsx.Rows[1][0]);
        Assert.Contains("Purpose: To speak about their cases in a meeting", xlsx.About, StringComparison.Ordinal);
        Assert.Contains("People by name: only for the purpose above", xlsx.About, StringComparison.Ordinal);

        async Task<int> Readings() => (await coordinator.Get($"/api/newcomers/{newcomer}/access-log")).Body.GetProperty("items").EnumerateArray()
            .Count(access => access.GetProperty("what").GetString() == "export" && access.GetProperty("by").GetString() == "coordinator");
    }

    [Theory]
    [InlineData("names.csv?region=35", "purpose", "est obligatoire et doit être l’une de ces valeurs\u00a0: contact, handover, case-meeting")]
    [InlineData("names.csv?region=35&purpose=fun", "purpose", "doit être l’une de ces valeurs\u00a0: contact, handover, case-meeting")]
    [InlineData("names.csv?region=CA&purpose=contact", "region", "doit être une province ou un territoire, ou une partie, comme 35 ou 3520")]
    [InlineData("openings.xlsx", "region", "est obligatoire")]
    [InlineData("openings.xlsx?region=99", "region", "n’est pas connu")]
    [InlineData("caseloads.csv?region=35&region=59", "region", "n’est pas connu")]
    [InlineData("figures.csv?type=swimming", "type", "doit être l’une de ces valeurs\u00a0: ")]
    [InlineData("figures.csv?level=galaxy", "level", "doit être l’une de ces valeurs\u00a0: ircc-region, province")]
    [InlineData("distribution.csv?level=country", "level", "doit être l’une de ces valeurs\u00a0: ircc-region, province")]
    [InlineData("projects.xlsx?region=35", "region", "doit être l’une de ces valeurs\u00a0: national")]
    [InlineData("projects.xlsx?priority=p9", "priority", "doit être l’une de ces valeurs\u00a0: p1")]
    public async Task A_bad_parameter_is_named_in_the_language_of_the_reader(string address, string field, string said)
    {
        var refused = await TakenOut.By(product, "coordinator", "/export/" + address, "fr");

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.Status, refused.ContentType));
        Assert.StartsWith(said, refused.Error(field), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("figures.pdf")]
    [InlineData("figures.exe?region=35")]
    [InlineData("people.csv")]
    public async Task What_cannot_be_had_is_not_found(string address)
    {
        var refused = await TakenOut.By(product, "coordinator", "/export/" + address);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (refused.Status, refused.ContentType));
    }

    [Fact]
    public async Task Each_file_is_in_the_log_and_a_refusal_is_not()
    {
        var before = await List() is [var last, ..] ? last.ExportId : 0;

        await TakenOut.By(product, "coordinator", "/export/caseloads.xlsx?region=6101");
        await TakenOut.By(product, "worker", "/export/caseloads.xlsx?region=6101");
        await TakenOut.By(product, "coordinator", "/export/caseloads.csv?region=nowhere");

        var entry = Assert.Single(await List(), entry => entry.ExportId > before && entry.What == ExportKind.Caseloads && entry.Filters == "region=6101");
        Assert.Equal(("coordinator", "coordinator", "xlsx"), (entry.By, entry.Role, entry.Format));
        await Assert.ThrowsAsync<PostgresException>(() => product.Database.Scalar($"delete from export_log where export_id = {entry.ExportId} returning 1"));
    }

    [Fact]
    public async Task The_log_is_read_backwards_page_by_page()
    {
        await TakenOut.By(product, "coordinator", "/export/projects.csv?priority=p1");
        await TakenOut.By(product, "coordinator", "/export/projects.csv?priority=p2");

        var latest = await List();
        var older = await List(latest[0].ExportId);

        Assert.Equal(latest.Select(entry => entry.ExportId).OrderDescending(), latest.Select(entry => entry.ExportId));
        Assert.DoesNotContain(older, entry => entry.ExportId >= latest[0].ExportId);
        Assert.InRange(latest.Count, 2, ExportLog.RowsMax);
    }

    [Theory]
    [InlineData("en", "What left the building")]
    [InlineData("fr", "Ce qui est sorti")]
    public async Task Admins_read_the_log_on_their_page_and_coordinators_do_not(string language, string title)
    {
        await TakenOut.By(product, "admin", "/export/projects.csv?cohort=cohort2");
        var password = product.Services.GetRequiredService<DemoUsers>().Password!;
        using var admin = await Caller.WithCookie(product.Address, "admin", password, language);
        using var coordinator = await Caller.WithCookie(product.Address, "coordinator", password, language);

        var (page, other) = ((await admin.Try("GET", "/admin", null)).Text, (await coordinator.Try("GET", "/admin", null)).Text);

        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains("cohort=cohort2", page, StringComparison.Ordinal);
        Assert.DoesNotContain(title, other, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coordinator", "/map?region=35&type=legal", "export/figures.xlsx?region=35&amp;type=legal")]
    [InlineData("coordinator", "/distribution?level=province", "export/distribution.csv?type=all&amp;level=province")]
    [InlineData("funder", "/projects?priority=p1", "export/projects.xlsx?priority=p1")]
    [InlineData("funder", "/map", "export/figures.csv?region=CA&amp;type=all")]
    public async Task Pages_link_to_their_files(string user, string address, string link)
    {
        using var caller = await Caller.WithCookie(product.Address, user, product.Services.GetRequiredService<DemoUsers>().Password!, "en");
        async Task<bool> HasLink() => (await caller.Try("GET", address, null)).Text.Contains(link, StringComparison.Ordinal);

        await Eventually.Within(TimeSpan.FromSeconds(30), HasLink);
    }
}
