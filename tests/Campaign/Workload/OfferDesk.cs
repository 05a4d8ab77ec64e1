using System.Collections.Concurrent;

namespace Coordination.Campaign.Workload;

/// <summary>Hands every open offer to one user, who accepts or declines it for the person it was made to.</summary>
internal sealed class OfferDesk(ITarget target, TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<Offer> open = new();
    private readonly HashSet<string> seen = [];

    /// <summary>Looks for offers until it is stopped.</summary>
    public async Task Run(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            foreach (var offer in await target.Offers())
            {
                if (seen.Add(offer.Hold))
                {
                    open.Enqueue(offer);
                }
            }

            await Task.Delay(Period, clock, CancellationToken.None);
        }
    }

    /// <summary>The next offer to answer; null when there is none.</summary>
    public Offer? Next() => open.TryDequeue(out var offer) ? offer : null;
}
