using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Providers;
using Coordination.Grains.Resources;
using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Writing;

/// <summary>Puts one resource, unless it is stored as planned.</summary>
internal sealed class ResourceWriting(IGrainFactory grains, ImportRemarks remarks)
{
    /// <summary>Puts it, or closes its openings when the source no longer offers it.</summary>
    public async Task<Fate> Write(PlannedResource planned)
    {
        var grain = grains.GetGrain<IResourceGrain>(planned.Draft.ResourceId.Value);
        var stored = await grain.Profile();
        if (!planned.IsOffered)
        {
            remarks.Warn(planned.Where, "is not active and is not offered");
            return stored is null ? Fate.Unchanged : await Close(grain);
        }

        if (stored is not null && IsSame(stored, planned))
        {
            return Fate.Unchanged;
        }

        if (await grains.GetGrain<IProviderGrain>(planned.ProviderId.Value).PutResource(planned.Draft) is not null)
        {
            return Fate.Written;
        }

        remarks.Refuse(planned.Where, "its organization is not registered");
        return Fate.Refused;
    }

    /// <summary>True when the stored profile says what the draft says. Order does not count where it has no meaning.</summary>
    public static bool IsSame(ResourceProfile stored, PlannedResource planned)
    {
        var draft = planned.Draft;
        return stored.ProviderId == planned.ProviderId
            && stored.Kind == draft.Kind
            && stored.Title == draft.Title
            && stored.ServiceType == draft.ServiceType
            && stored.RegionCode == draft.RegionCode
            && stored.Modality == draft.Modality
            && stored.NclcMin == draft.NclcMin
            && stored.NclcMax == draft.NclcMax
            && stored.AgeMin == draft.AgeMin
            && stored.AgeMax == draft.AgeMax
            && stored.CatchmentKm == draft.CatchmentKm
            && stored.Languages.Order(StringComparer.Ordinal).SequenceEqual(draft.Languages.Order(StringComparer.Ordinal))
            && stored.Audiences.Order().SequenceEqual(draft.Audiences.Order());
    }

    private static async Task<Fate> Close(IResourceGrain grain)
    {
        var fate = Fate.Unchanged;
        foreach (var opening in await grain.Openings())
        {
            if (!opening.IsClosed)
            {
                // The version makes it another command when somebody has reopened it since.
                var command = CommandKey.Step("import", $"close {opening.OpeningId.Value} at {opening.Version}");
                var answer = await grain.ChangeOpening(new ChangeOpening(command, opening.OpeningId, Maximum: null, IsClosed: true, Affirm: false));
                fate = answer is CapacityOutcome.Changed ? Fate.Written : fate;
            }
        }

        return fate;
    }
}
