using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>What the product says to browsers about being shown within other sites.</summary>
public sealed class FrameTests(RunningProduct product)
{
    [Theory]
    [InlineData("/sign-in"), InlineData("/map"), InlineData("/api/regions"), InlineData("/nowhere")]
    public async Task No_other_site_shows_ours_within_its_own(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = product.Address };

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("frame-ancestors 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }
}
