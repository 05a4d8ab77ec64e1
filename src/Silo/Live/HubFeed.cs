using System.Threading.Channels;
using Coordination.Grains.Live;
using Microsoft.AspNetCore.SignalR;

namespace Coordination.Silo.Live;

/// <summary>Passes what the live feed hears on to the groups of the hub.</summary>
internal sealed class HubFeed(LiveFeed feed, IHubContext<LiveHub> hub) : BackgroundService
{
    /// <summary>Changes that wait to be sent; beyond it the oldest goes, and versions show the receiver that one is missing.</summary>
    private const int ChangesMax = 1_000;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var changes = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(ChangesMax) { FullMode = BoundedChannelFullMode.DropOldest });
        using var subscription = feed.Subscribe(change => changes.Writer.TryWrite(change));
        await foreach (var change in changes.Reader.ReadAllAsync(stoppingToken))
        {
            await Send(change, stoppingToken);
        }
    }

    private async Task Send(LiveChange change, CancellationToken cancellation)
    {
        if (change.Figures is { } batch)
        {
            var byRegion = batch.Figures
                .SelectMany(figure => LiveMessages.Concerned(figure.RegionCode).Select(region => (Region: region, Figure: figure)))
                .GroupBy(item => item.Region, item => item.Figure);
            foreach (var region in byRegion)
            {
                await hub.Clients.Group(LiveHub.RegionGroup(region.Key)).SendAsync("GapChanged", LiveMessages.GapChanged(batch.Version, batch.AsOf, region), cancellation);
            }
        }

        foreach (var notice in change.Openings)
        {
            await hub.Clients.Groups([.. LiveMessages.Concerned(notice.RegionCode).Select(LiveHub.RegionGroup)])
                .SendAsync("OpeningChanged", LiveMessages.OpeningChanged(notice), cancellation);
        }

        foreach (var notice in change.Referrals)
        {
            await hub.Clients.Groups(LiveHub.AllReferrals, LiveHub.ProviderGroup(notice.ProviderId))
                .SendAsync("ReferralChanged", LiveMessages.ReferralChanged(notice), cancellation);
        }
    }
}
