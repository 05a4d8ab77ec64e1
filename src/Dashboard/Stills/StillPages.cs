using System.Net;
using Coordination.Dashboard.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Dashboard.Stills;

/// <summary>Pages that are made once on the server and hold everything they need: no script, no connection, no file beside them.</summary>
public sealed class StillPages(IServiceProvider services, ILoggerFactory logs, IWebHostEnvironment place)
{
    private const string StyleFile = "_content/Coordination.Dashboard/still.css";

    private readonly Lazy<string> style = new(() =>
    {
        using var reader = new StreamReader(place.WebRootFileProvider.GetFileInfo(StyleFile).CreateReadStream());
        return reader.ReadToEnd();
    });

    /// <summary>The languages, as pages are written in them.</summary>
    public static ImmutableArray<CultureInfo> Cultures { get; } = [new("en-CA"), new("fr-CA")];

    /// <summary>A part of a page, in one language.</summary>
    public async Task<string> Part<TComponent>(CultureInfo culture, Dictionary<string, object?> parameters) where TComponent : IComponent
    {
        // Set here, these last until this method ends.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <summary>A whole page in the language of the caller.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">What it holds, as HTML.</param>
    /// <param name="extraStyle">What this page alone needs.</param>
    public string Document(string title, string body, string extraStyle = "") =>
        $"""
        <!DOCTYPE html><html lang="{Say.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex"><title>{WebUtility.HtmlEncode(title)}</title><style>{style.Value}{extraStyle}</style></head>
        <body>{body}</body></html>
        """;
}
