using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Browser.Tests;

/// <summary>Somebody else's site that shows a page of ours in a frame. It has two names, which are two origins: only one is configured.</summary>
internal sealed class FramingSite : IAsyncDisposable
{
    private readonly WebApplication site;

    private FramingSite(WebApplication site) => this.site = site;

    /// <summary>The origin that is configured.</summary>
    public string Named => $"http://localhost:{Port}";

    /// <summary>The origin that is not.</summary>
    public string Unnamed => $"http://127.0.0.1:{Port}";

    private int Port => new Uri(site.Urls.Single()).Port;

    /// <summary>Starts it.</summary>
    public static async Task<FramingSite> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet("/", (string framed) => Results.Content($"<!DOCTYPE html><title>Theirs</title><iframe src=\"{WebUtility.HtmlEncode(framed)}\" title=\"Map\"></iframe>", "text/html"));
        await site.StartAsync();
        return new(site);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => site.DisposeAsync();
}
