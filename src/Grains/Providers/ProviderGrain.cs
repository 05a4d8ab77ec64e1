using Coordination.Domain.Resources;
using Coordination.Grains.Resources;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Providers;

/// <inheritdoc cref="IProviderGrain"/>
[GrainType("provider")]
internal sealed class ProviderGrain([PersistentState("provider")] IPersistentState<ProviderState> kept) : Grain, IProviderGrain
{
    private ProviderId ProviderId => new(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => TellResources();

    /// <inheritdoc/>
    public async Task<ProviderView> Register(RegisterProvider command)
    {
        if (kept.State.Name is null)
        {
            await Write(kept.State with
            {
                Name = command.Name,
                Kind = command.Kind,
                RegionCode = command.RegionCode,
                IsActive = command.IsActive,
                IsInvented = command.IsInvented,
                ContactEmail = command.ContactEmail,
                Members = command.FirstMember is { } member ? [member] : [],
            });
        }

        return Seen();
    }

    /// <inheritdoc/>
    public Task<ProviderView?> View() => Task.FromResult(kept.State.Name is null ? null : Seen());

    /// <inheritdoc/>
    public async Task<ProviderView?> Approve()
    {
        if (kept.State.Name is null)
        {
            return null;
        }

        if (!kept.State.IsActive)
        {
            await Write(kept.State with { IsActive = true, Untold = [.. kept.State.Resources.Keys.Order(StringComparer.Ordinal).Select(id => new ResourceId(id))] });
        }

        // Also when it was approved before: a repeated approval finishes one that was cut in half.
        await TellResources();
        return Seen();
    }

    /// <inheritdoc/>
    public async Task<ProviderView?> PutContact(string? email)
    {
        if (kept.State.Name is null)
        {
            return null;
        }

        if (kept.State.ContactEmail != email)
        {
            await Write(kept.State with { ContactEmail = email });
        }

        return Seen();
    }

    /// <inheritdoc/>
    public async Task<ProviderView?> PutCaseload(int? capacity)
    {
        if (kept.State.Name is null)
        {
            return null;
        }

        if (kept.State.CaseloadCapacity != capacity)
        {
            await Write(kept.State with { CaseloadCapacity = capacity });
        }

        return Seen();
    }

    /// <inheritdoc/>
    public async Task<ProviderView?> PutMember(string userName)
    {
        if (kept.State.Name is null)
        {
            return null;
        }

        if (!kept.State.Members.Contains(userName))
        {
            await Write(kept.State with { Members = kept.State.Members.Add(userName) });
        }

        return Seen();
    }

    /// <inheritdoc/>
    public async Task RemoveMember(string userName)
    {
        if (kept.State.Members.Contains(userName))
        {
            await Write(kept.State with { Members = kept.State.Members.Remove(userName) });
        }
    }

    /// <inheritdoc/>
    public async Task<ResourceProfile?> PutResource(ResourceDraft draft)
    {
        if (kept.State.Name is null)
        {
            return null;
        }

        if (!CoordinationJson.Same(kept.State.Resources.GetValueOrDefault(draft.ResourceId.Value), draft))
        {
            await Write(kept.State with
            {
                Resources = kept.State.Resources.SetItem(draft.ResourceId.Value, draft),
                Untold = kept.State.Untold.Contains(draft.ResourceId) ? kept.State.Untold : kept.State.Untold.Add(draft.ResourceId),
            });
        }

        await TellResources();
        return ProfileOf(draft);
    }

    /// <summary>Writes the intent first, then tells; whatever is still untold is told at the next activation or change.</summary>
    private async Task TellResources()
    {
        if (kept.State.Untold.IsEmpty)
        {
            return;
        }

        foreach (var resourceId in kept.State.Untold)
        {
            await GrainFactory.GetGrain<IResourceGrain>(resourceId.Value).Describe(ProfileOf(kept.State.Resources[resourceId.Value]));
        }

        await Write(kept.State with { Untold = [] });
    }

    private Task Write(ProviderState next) => kept.Write(next, this);

    private ProviderView Seen() => new(
        ProviderId,
        kept.State.Name!,
        kept.State.Kind,
        kept.State.RegionCode,
        kept.State.IsActive,
        kept.State.Members,
        [.. kept.State.Resources.Keys.Order(StringComparer.Ordinal).Select(id => new ResourceId(id))])
    {
        ContactEmail = kept.State.ContactEmail,
        CaseloadCapacity = kept.State.CaseloadCapacity,
    };

    private ResourceProfile ProfileOf(ResourceDraft draft) => new()
    {
        ResourceId = draft.ResourceId,
        ProviderId = ProviderId,
        ProviderName = kept.State.Name!,
        Kind = draft.Kind,
        Title = draft.Title,
        ServiceType = draft.ServiceType,
        RegionCode = draft.RegionCode,
        Modality = draft.Modality,
        Languages = draft.Languages,
        NclcMin = draft.NclcMin,
        NclcMax = draft.NclcMax,
        AgeMin = draft.AgeMin,
        AgeMax = draft.AgeMax,
        Audiences = draft.Audiences,
        CatchmentKm = draft.CatchmentKm,
        Funder = draft.Funder,
        Traits = draft.Traits.From(kept.State.Kind, draft.ServiceType),
        IsPending = !kept.State.IsActive,
    };
}
