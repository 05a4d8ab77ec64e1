using System.Security.Claims;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Coordination.Grains.Providers;
using Coordination.Silo.Http;
using Coordination.Silo.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Coordination.Silo.Live;

/// <summary>Live figures for other programs. It carries opaque ids and counts, never a person's data.</summary>
[Authorize(Roles = $"{Roles.Coordinator},{Roles.Worker},{Roles.Partner},{Roles.Admin}")]
internal sealed class LiveHub(LiveFeed feed, Memberships memberships) : Hub
{
    /// <summary>The group of those who may see every referral.</summary>
    public const string AllReferrals = "referrals";

    /// <summary>The group of a region.</summary>
    public static string RegionGroup(string code) => "region " + code;

    /// <summary>The group of those who answer for a provider.</summary>
    public static string ProviderGroup(ProviderId provider) => "provider " + provider.Value;

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        if (Context.User!.IsInRole(Roles.Partner))
        {
            if (await memberships.Of(Context.User!.FindFirstValue(ClaimTypes.Name) ?? "") is { } provider)
            {
                await Groups.AddToGroupAsync(Context.ConnectionId, ProviderGroup(provider));
            }
        }
        else if (!Context.User.IsInRole(Roles.Admin))
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, AllReferrals);
        }

        await base.OnConnectedAsync();
    }

    /// <summary>Follows a region and everything in it: the figures as they stand at once, then each change.</summary>
    /// <exception cref="HubException">There is no such region.</exception>
    public async Task Subscribe(string regionCode)
    {
        if (RegionTable.Find(regionCode) is null)
        {
            throw new HubException(ProblemTexts.Of("not-found_Detail"));
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, RegionGroup(regionCode));
        await Clients.Caller.SendAsync("GapChanged", LiveMessages.GapChanged(feed.Version, feed.AsOf, LiveMessages.Within(feed, regionCode)));
    }

    /// <summary>Follows it no longer.</summary>
    public Task Unsubscribe(string regionCode) => Groups.RemoveFromGroupAsync(Context.ConnectionId, RegionGroup(regionCode));
}
