using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Coordination.Dashboard.Live;

/// <summary>Moving the keyboard's focus.</summary>
public static class Focus
{
    /// <summary>Takes the focus to an element. Its place may be gone by the time the browser is asked, because something moved on meanwhile: then the focus stays where it is.</summary>
    public static async Task TakeFocus(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or OperationCanceledException)
        {
        }
    }
}
