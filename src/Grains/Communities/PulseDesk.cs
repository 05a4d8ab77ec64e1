using Coordination.Domain.Communities;
using Coordination.Domain.Geography;
using Coordination.Grains.Providers;

namespace Coordination.Grains.Communities;

/// <summary>Who is asked by which pulse, and what was found.</summary>
public sealed class PulseDesk(CommunityLists lists, Memberships memberships, PulseKeys keys, IGrainFactory grains)
{
    /// <summary>Pulses somebody can answer now; they count as shown.</summary>
    /// <param name="user">The signed-in user.</param>
    /// <param name="isWorker">A worker; else a partner.</param>
    /// <param name="cancellation">Stops the question.</param>
    public async Task<ImmutableArray<Pulse>> Asking(string user, bool isWorker, CancellationToken cancellation = default)
    {
        var open = await lists.OpenNow(cancellation);
        if (open.IsEmpty)
        {
            return [];
        }

        var home = isWorker ? null : await Home(user, cancellation);
        var asking = ImmutableArray.CreateBuilder<Pulse>();
        foreach (var pulse in open.Where(pulse => Asks(pulse, isWorker, home)))
        {
            if (await grains.GetGrain<IPulseGrain>(pulse.Id).Show(keys.Of(user, pulse.Id)))
            {
                asking.Add(pulse);
            }
        }

        return asking.ToImmutable();
    }

    /// <summary>Somebody answers.</summary>
    /// <param name="id">Which pulse.</param>
    /// <param name="user">The signed-in user.</param>
    /// <param name="isWorker">A worker; else a partner, whose answer counts where their provider is.</param>
    /// <param name="division">Where a worker's answer counts; null in a place that is one division.</param>
    /// <param name="choice">From 0.</param>
    /// <param name="cancellation">Stops the question.</param>
    public async Task<PulseOutcome> Answer(string id, string user, bool isWorker, string? division, int choice, CancellationToken cancellation = default)
    {
        var grain = grains.GetGrain<IPulseGrain>(id);
        var home = isWorker ? null : await Home(user, cancellation);
        if (await grain.View() is not { } pulse || !Asks(pulse, isWorker, home))
        {
            return PulseOutcome.Unknown;
        }

        var at = home ?? division ?? (RegionTable.DivisionsWithin(pulse.RegionCode) is [var only] ? only : "");
        return await grain.Answer(new(keys.Of(user, id), at, choice));
    }

    /// <summary>What was found so far, protected; null when there is no such pulse.</summary>
    /// <param name="id">Which pulse.</param>
    /// <param name="isOutside">For somebody who may not follow single answers: as of the published minute.</param>
    public async Task<(Pulse Pulse, PulseResults Results)?> Results(string id, bool isOutside)
    {
        var grain = grains.GetGrain<IPulseGrain>(id);
        if (await grain.View() is not { } pulse)
        {
            return null;
        }

        var counts = isOutside ? await grain.CountsOfMinute() : await grain.Counts();
        return (pulse, PulseResults.Of(pulse, counts.Tallies, counts.ShownTo, keys.Offsets));
    }

    private static bool Asks(Pulse pulse, bool isWorker, string? home) =>
        isWorker ? pulse.Audience != PulseAudience.Partner : home is not null && pulse.AsksPartnersOf(home);

    /// <summary>The division of the user's provider.</summary>
    private async Task<string?> Home(string user, CancellationToken cancellation) =>
        await memberships.Of(user, cancellation) is { } provider && await grains.GetGrain<IProviderGrain>(provider.Value).View() is { IsActive: true } view ? view.RegionCode : null;
}
