using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.Live;

/// <summary>A part of a live page that renders only when what it shows has changed: a page of figures is rendered for every reader at every change.</summary>
public abstract class Quiet : ComponentBase
{
    private object? shown;
    private bool isAsked = true;

    /// <summary>Everything that is shown; compared with <see cref="object.Equals(object)"/>. A value tuple does well.</summary>
    protected abstract object Shows { get; }

    /// <summary>Renders although nothing that <see cref="Shows"/> names has changed: after an act of the reader within this part.</summary>
    protected void Ask()
    {
        isAsked = true;
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var now = Shows;
        if (!isAsked && now.Equals(shown))
        {
            return false;
        }

        (shown, isAsked) = (now, false);
        return true;
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => (shown, isAsked) = (null, true);
}
