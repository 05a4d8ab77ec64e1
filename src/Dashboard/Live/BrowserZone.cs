using Microsoft.JSInterop;

namespace Coordination.Dashboard.Live;

/// <summary>The time zone of the reader's browser; UTC until the browser has said it.</summary>
public sealed class BrowserZone(IJSRuntime js)
{
    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>True once the browser has said it.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Asks the browser; to be called after the first interactive render.</summary>
    public async Task Ask()
    {
        if (IsKnown)
        {
            return;
        }

        var name = await js.InvokeAsync<string?>("coordination.timeZone");
        if (name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            Zone = zone;
        }

        IsKnown = true;
    }

    /// <summary>An instant on the reader's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
