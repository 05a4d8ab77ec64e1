using Coordination.Dashboard.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Coordination.Dashboard.Map;

/// <summary>The map, and every number of the page that moves: the browser is sent only what changed since the last time, as one text.</summary>
public sealed partial class LiveMap(IJSRuntime js, MapSheets sheets, ReaderFigures figures, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Where nothing changes, the time the figures are of is still told this often.</summary>
    private static readonly TimeSpan AsOfPause = TimeSpan.FromSeconds(3);

    /// <summary>A browser that has not taken what it was sent by then has lost it and is sent everything.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private ElementReference frame;
    private DotNetObjectReference<LiveMap>? self;
    private IJSObjectReference? drawing;
    private SheetKey? sheet;
    private ViewSheet? shown;
    private PlaceSheet? place;
    private long viewSeen;
    private long placeSeen;
    private DateTimeOffset toldAsOf;
    private Task painting = Task.CompletedTask;
    private long sentAt;
    private bool isDue;
    private bool isGone;

    /// <summary>Where the reader stands.</summary>
    [Parameter, EditorRequired] public MapPlace Place { get; set; } = null!;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired] public SheetKey Sheet { get; set; } = null!;

    /// <summary>The regions of the view, as their legend explains them.</summary>
    [Parameter, EditorRequired] public ViewSheet View { get; set; } = null!;

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

    /// <summary>Called by the drawing when the connection is there again: what was sent meanwhile is lost.</summary>
    [JSInvokable]
    public void Again() => PaintAll();

    /// <summary>Sends what is new, when the browser has taken what it was sent before.</summary>
    /// <exception cref="JSException">The drawing did not understand the last news.</exception>
    public void PaintNews()
    {
        if (drawing is null || (!painting.IsCompleted && clock.GetElapsedTime(sentAt) < Patience))
        {
            return;
        }

        if (painting.Exception?.InnerException is JSException broken)
        {
            throw broken;
        }

        if (isDue || !painting.IsCompletedSuccessfully)
        {
            PaintAll();
            isDue = false;
        }
        else
        {
            Paint("");
        }
    }

    /// <summary>Sends everything.</summary>
    public void PaintAll()
    {
        if (drawing is null)
        {
            return;
        }

        var measure = View.Shading.Measure;
        (viewSeen, placeSeen, toldAsOf) = (0, 0, default);
        Paint(PaintLines.View(Place.View.Code, Place.Division?.Code, measure.IsOffer() ? "offer" : "need", Say.With(MapTexts.MapLabel, Say.In(Place.View.Name), measure.Name())));
    }

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
    protected override void OnParametersSet()
    {
        if (Sheet == sheet && ReferenceEquals(View, shown))
        {
            return;
        }

        (sheet, shown, place) = (Sheet, View, sheets.Place(Sheet));
        PaintAll();

        // The page is rendered after this, with figures a moment older: the next round sets it right.
        isDue = true;
    }

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
        if (isGone)
        {
            await End();
            return;
        }

        PaintAll();
    }

    private void Paint(string head)
    {
        var news = View.Since(ref viewSeen) + place!.Since(ref placeSeen);
        var asOf = figures.AsOf(sheet!.Readership);
        if (head.Length == 0 && news.Length == 0 && asOf - toldAsOf < AsOfPause)
        {
            return;
        }

        (toldAsOf, sentAt) = (asOf, clock.GetTimestamp());
        painting = drawing!.InvokeVoidAsync("paint", head + news + PaintLines.Time(asOf)).AsTask();
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
}
