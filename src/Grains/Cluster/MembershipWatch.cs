using Coordination.Grains.Live;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Coordination.Grains.Cluster;

/// <summary>
/// After a silo has died, has the figures counted anew: what was reported one-way to a region or board on the dead silo before its
/// death was known is lost, and would be missed until the next reconciliation.
/// </summary>
internal sealed partial class MembershipWatch(
    IClusterMembershipService membership, ILocalSiloDetails self, IGrainFactory grains, TimeProvider clock, ILogger<MembershipWatch> logger) : BackgroundService
{
    private const int AttemptsMax = 10;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = membership.CurrentSnapshot;
        await foreach (var now in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var dead = now.CreateUpdate(before).Changes.Where(member => member.Status == SiloStatus.Dead && member.SiloAddress != self.SiloAddress).ToArray();
            before = now;
            foreach (var member in dead)
            {
                LogDead(member.SiloAddress);
            }

            // One silo asks for all of them.
            var first = now.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).Min();
            if (dead.Length > 0 && self.SiloAddress.Equals(first))
            {
                await CountAnew(stoppingToken);
            }
        }
    }

    private async Task CountAnew(CancellationToken stopping)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            try
            {
                await grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).ReadArrivals();
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                LogFailed(exception, attempt);
                await Task.Delay(RetryDelay, clock, stopping);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Silo {Silo} is dead; what it kept moves to the others")]
    private partial void LogDead(SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Information, Message = "The figures could not be counted anew after a silo had died (attempt {Attempt})")]
    private partial void LogFailed(Exception exception, int attempt);
}
