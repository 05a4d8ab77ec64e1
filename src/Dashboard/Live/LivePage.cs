using Coordination.Grains.Live;
using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.Live;

/// <summary>A page that shows what is true now: one pump a circuit, started with it and ended with it.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    /// <summary>The figures of the country in this process.</summary>
    [Inject] protected LiveFeed Feed { get; set; } = null!;

    /// <summary>The clock.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = null!;

    /// <summary>The reader's time zone.</summary>
    [Inject] protected BrowserZone Zone { get; set; } = null!;

    /// <summary>The pump; null while the page is prerendered.</summary>
    protected LivePump? Pump { get; private set; }

    /// <summary>True when the last live update could not be read; the next one tries again.</summary>
    protected bool IsStale { get; private set; }

    /// <summary>False when the last batch changed nothing that is shown.</summary>
    protected virtual bool HasNews => true;

    /// <summary>True for pages of published figures: they look again with each minute, also when nothing moves any more.</summary>
    protected virtual bool FollowsMinutes => false;

    /// <summary>Takes in a batch; the page renders afterwards, when it has news.</summary>
    protected abstract Task Take(LiveBatch batch);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            Pump = new(Feed);
            _ = Guarded(Pump);
            _ = FollowMinutes(Pump);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && !Zone.IsKnown)
        {
            await Zone.Ask();
            StateHasChanged();
        }
    }

    /// <summary>Reads again after a batch that could not be read.</summary>
    protected Task ReadAgain() => Show(LiveBatch.Anything);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the pump.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Pump?.Dispose();
        }
    }

    private async Task Guarded(LivePump pump)
    {
        try
        {
            await pump.Run(Show, Clock);
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task FollowMinutes(LivePump pump)
    {
        while (FollowsMinutes && await pump.WakeAfter(PublishedMinute.UntilNext(Clock), Clock))
        {
            // What changed within a minute is published with the next one.
        }
    }

    /// <summary>Answers what the render took.</summary>
    private async Task<TimeSpan> Show(LiveBatch batch)
    {
        try
        {
            await Take(batch);
            IsStale = false;
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            IsStale = true;
        }

        return HasNews ? await RenderTurns.Take(StateHasChanged, Clock) : TimeSpan.Zero;
    }
}
