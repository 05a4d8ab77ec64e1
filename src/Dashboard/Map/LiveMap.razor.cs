using System.Text.Json;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Coordination.Dashboard.Map;

/// <summary>The map. It sends the browser only what changed since the last time.</summary>
public sealed partial class LiveMap(IJSRuntime js, MapSheets sheets) : IAsyncDisposable
{
    private readonly Dictionary<string, ShownRegion> shown = [];
    private (string View, string? Selected, string Ramp, string Title) head;
    private ElementReference frame;
    private DotNetObjectReference<LiveMap>? self;
    private IJSObjectReference? drawing;
    private string? view;
    private bool isGone;

    /// <summary>Where the reader stands.</summary>
    [Parameter, EditorRequired] public MapPlace Place { get; set; } = null!;

    /// <summary>The figure of a region as it stands.</summary>
    [Parameter, EditorRequired] public Func<string, GapFigure?> FigureOf { get; set; } = null!;

    /// <summary>How values are shaded.</summary>
    [Parameter, EditorRequired] public Shading Shading { get; set; } = null!;

    /// <summary>A region was clicked or entered.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    /// <summary>The reader wants one step up.</summary>
    [Parameter] public EventCallback OnUp { get; set; }

    /// <summary>Called by the drawing when a region is clicked or entered.</summary>
    [JSInvokable]
    public Task Open(string code) => OnOpen.InvokeAsync(code);

    /// <summary>Called by the drawing on Escape.</summary>
    [JSInvokable]
    public Task Up() => OnUp.InvokeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        isGone = true;
        await End();
        self?.Dispose();
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => false;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => drawing is null ? Task.CompletedTask : Paint();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", "/" + Assets["_content/Coordination.Dashboard/map/map.js"]);
        if (isGone)
        {
            return;
        }

        drawing = await module.InvokeAsync<IJSObjectReference>("draw", frame, self, "/" + Assets["_content/Coordination.Dashboard/map/canada.json"]);

        // The reader may have left for another page while the drawing was fetched; then nobody else will end it.
        await (isGone ? End() : Paint());
    }

    private async Task End()
    {
        try
        {
            if (drawing is not null)
            {
                await drawing.InvokeVoidAsync("end");
                await drawing.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone and took the drawing with it.
        }
    }

    private async Task Paint()
    {
        var ramp = Shading.Measure.IsOffer() ? "offer" : "need";
        var code = Place.View.Code;
        if (code != view)
        {
            shown.Clear();
            view = code;
        }

        var changed = new List<string>();
        foreach (var region in Place.Regions)
        {
            var next = sheets.Of(region, FigureOf(region.Code), Shading);
            if (!shown.TryGetValue(region.Code, out var last) || !ReferenceEquals(last, next))
            {
                shown[region.Code] = next;
                changed.Add(next.Json);
            }
        }

        var now = (code, Place.Division?.Code, ramp, Say.With(MapTexts.MapLabel, Say.In(Place.View.Name), Shading.Measure.Name()));
        if (changed.Count > 0 || now != head)
        {
            head = now;

            // One text: serializer options of a circuit would each learn the shape anew, at a hundred kilobytes.
            await drawing!.InvokeVoidAsync("paint", $"{{\"view\":{Quoted(now.code)},\"selected\":{Quoted(now.Code)},\"ramp\":{Quoted(ramp)},\"title\":{Quoted(now.Item4)},\"regions\":[{string.Join(',', changed)}]}}");
        }
    }

    private static string Quoted(string? text) => text is null ? "null" : $"\"{JsonEncodedText.Encode(text)}\"";
}
