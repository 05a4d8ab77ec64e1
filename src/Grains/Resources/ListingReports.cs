using Coordination.Domain.Resources;
using Coordination.Grains.Markets;
using Coordination.Grains.Regions;
using Microsoft.Extensions.Hosting;

namespace Coordination.Grains.Resources;

/// <summary>
/// What the openings of this silo have to tell their regions and markets, gathered for a moment and told together: an opening that moves a
/// thousand times a second is told twenty times at most. One-way, so a slow region never delays a hold; what is lost heals when the
/// region compares itself with the database.
/// </summary>
internal sealed partial class ListingReports(IGrainFactory grains, TimeProvider clock, ILogger<ListingReports> logger) : BackgroundService
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    /// <summary>While much of the country moves at once, it is gathered for longer; screens are promised two seconds.</summary>
    private static readonly TimeSpan BusyGathering = TimeSpan.FromMilliseconds(250);

    private const int RegionsWhenBusy = 50;

    private readonly Lock gate = new();
    private Dictionary<(string Place, bool IsMarket), Dictionary<OpeningId, OpeningListing>> gathered = [];

    /// <summary>Notes an opening as it now stands, for every region that lists it and every market that offers it. An older version than one noted before is dropped.</summary>
    public void Add(OpeningListing listing, ImmutableArray<string> regions, ImmutableArray<string> markets)
    {
        lock (gate)
        {
            foreach (var place in regions.Select(region => (region, false)).Concat(markets.Select(market => (market, true))))
            {
                if (!gathered.TryGetValue(place, out var listings))
                {
                    gathered[place] = listings = [];
                }

                if (!listings.TryGetValue(listing.OpeningId, out var known) || known.Version <= listing.Version)
                {
                    listings[listing.OpeningId] = listing;
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Gathering, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Dictionary<(string Place, bool IsMarket), Dictionary<OpeningId, OpeningListing>> told;
            lock (gate)
            {
                (told, gathered) = (gathered, gathered.Count == 0 ? gathered : []);
            }

            timer.Period = told.Count >= RegionsWhenBusy ? BusyGathering : Gathering;

            foreach (var (to, listings) in told)
            {
                try
                {
                    await (to.IsMarket
                        ? grains.Market(to.Place).ReportListings([.. listings.Values])
                        : grains.GetGrain<IRegionGrain>(to.Place).ReportListings([.. listings.Values]));
                }
                catch (Exception unheard) when (!stoppingToken.IsCancellationRequested)
                {
                    LogUnheard(unheard, to.Place, listings.Count);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Region {Region} did not hear of {Count} openings; it will when it compares itself with the database")]
    private partial void LogUnheard(Exception exception, string region, int count);
}
