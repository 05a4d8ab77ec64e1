using Coordination.Dashboard.Live;
using Coordination.Dashboard.Words;
using Coordination.Domain.Geography;
using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.Desk;

/// <summary>A part of the desk: it reads when another region or service is chosen, and again when something moved. What cannot be read is said and tried again.</summary>
public abstract class DeskPart : ComponentBase
{
    private (string Region, string ServiceType, int Moved)? readFor;

    /// <summary>The region whose desk it is.</summary>
    [Parameter, EditorRequired] public Region Region { get; set; } = null!;

    /// <summary>A slug of <see cref="ServiceTypes"/>, or <c>all</c>.</summary>
    [Parameter, EditorRequired] public string ServiceType { get; set; } = "";

    /// <summary>Grows when something in the region moved.</summary>
    [Parameter] public int Moved { get; set; }

    /// <summary>True once something was read.</summary>
    protected bool IsRead { get; private set; }

    /// <summary>True when the last reading failed.</summary>
    protected bool IsStale { get; private set; }

    /// <summary>What was last done; null when nothing was.</summary>
    protected Message? Said { get; set; }

    /// <summary>The divisions of the region.</summary>
    protected IReadOnlyList<string> Divisions => RegionTable.DivisionsWithin(Region.Code);

    /// <summary>What is chosen, as it stands in the address of an export.</summary>
    protected string ExportQuery => $"region={Region.Code}&type={ServiceType}";

    /// <summary>Reads what is shown.</summary>
    protected abstract Task Read();

    /// <summary>Whether a change elsewhere may replace what is shown now; false while somebody works on it.</summary>
    protected virtual bool MayRefresh => true;

    /// <summary>Another region or service was chosen: what belonged to the former one goes.</summary>
    protected virtual void Forget()
    {
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Region.Code, ServiceType, Moved);
        var isElsewhere = readFor is not { } last || (last.Region, last.ServiceType) != (wanted.Code, wanted.ServiceType);
        if (wanted == readFor || (!isElsewhere && !MayRefresh))
        {
            return;
        }

        readFor = wanted;
        if (isElsewhere)
        {
            (IsRead, Said) = (false, null);
            Forget();
        }

        await ReadAgain();
    }

    /// <summary>Reads what is shown, and remembers whether it could.</summary>
    protected async Task ReadAgain()
    {
        try
        {
            await Read();
            (IsRead, IsStale) = (true, false);
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            IsStale = true;
        }
    }
}
