using System.Net;
using Coordination.Silo.SignIn;
using Coordination.Silo.Tests.Product;
using Coordination.Silo.Tests.SignIn;
using Xunit;

namespace Coordination.Silo.Tests.Telemetry;

/// <summary>The dashboard of Orleans is for admins, and shows no person even to them.</summary>
public sealed class OrleansDashboardTests(RunningProduct product)
{
    private static readonly string[] Pages = ["/admin/orleans", "/admin/orleans/", "/admin/orleans/index.min.js", "/admin/orleans/DashboardCounters", "/admin/orleans/GrainTypes", "/admin/orleans/GrainState", "/admin/orleans/Trace"];

    public static TheoryData<string> Others => new(Roles.All.Where(role => role != Roles.Admin));

    [Fact]
    public async Task An_admin_sees_silos_and_grains()
    {
        var page = await Ask("admin", "/admin/orleans/");
        var counters = await Ask("admin", "/admin/orleans/DashboardCounters");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Status, counters.Status));
        Assert.Contains("<title>Orleans Dashboard</title>", page.Text, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"Active\"", counters.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Every_other_role_is_refused(string role)
    {
        foreach (var path in Pages)
        {
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await Ask(role, path)).Status));
        }
    }

    [Fact]
    public async Task Without_signing_in_it_leads_to_the_sign_in_page()
    {
        using var nobody = new Browser(product.Address);

        foreach (var path in Pages)
        {
            Assert.StartsWith("/sign-in?", (await nobody.Redirect(new Uri(product.Address, path))).PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_grain_holds_and_the_log_are_shown_to_nobody()
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker);
        var type = "Coordination.Grains.Newcomers.NewcomerGrain";

        foreach (var path in new[] { "GrainState", "grainstate", "GrainState/", "%47rainState" })
        {
            var state = await Ask("admin", $"/admin/orleans/{path}?grainId={newcomer}&grainType={type}");
            Assert.Equal((path, HttpStatusCode.NotFound), (path, state.Status));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Ask("admin", "/admin/orleans/Trace")).Status);
    }

    /// <summary>Asks as this user, without following redirects.</summary>
    private async Task<(HttpStatusCode Status, string Text)> Ask(string user, string path)
    {
        using var api = await product.SignIn(user);
        using var browser = new Browser(product.Address);
        return await browser.Get(path, api.Token);
    }
}
