using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Resources;
using Coordination.Grains.Resources;

namespace Coordination.Grains.Markets;

/// <content>How openings come into the catalogue. Reading and filing a large market takes up to seconds: outside of any turn, while others are answered.</content>
internal sealed partial class MarketGrain
{
    private Task refiling = Task.CompletedTask;
    private HashSet<OpeningId>? moved;
    private Task? filing;
    private bool isFiled;

    /// <summary>Reads the openings, once however many ask at the same time.</summary>
    private Task Filed() => isFiled ? Task.CompletedTask : filing ??= File();

    private async Task File()
    {
        try
        {
            await ReadListings();
            await Refile(Policy);
            isFiled = true;
            if (kept.State.Prices.On != Today)
            {
                PriceSoon();
            }
        }
        finally
        {
            filing = null;
        }
    }

    /// <summary>Makes another catalogue, and puts it in force with what has moved in the meantime. One at a time: the last one asked for stays.</summary>
    private Task Refile(MatchingPolicy policy) => refiling = RefileAfter(refiling, policy);

    private async Task RefileAfter(Task before, MatchingPolicy policy)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        moved = [];
        var openings = known.Values.ToArray();
        catalogue = await Task.Run(() => CatalogueOf(policy, openings));
        foreach (var opening in moved)
        {
            if (known.TryGetValue(opening, out var listing))
            {
                catalogue.Put(listing);
            }
            else
            {
                catalogue.Remove(opening);
            }
        }

        moved = null;
        TakePrices();
    }

    private static Catalogue CatalogueOf(MatchingPolicy policy, OpeningListing[] openings)
    {
        var catalogue = new Catalogue(policy);
        foreach (var listing in openings)
        {
            catalogue.Put(listing);
        }

        return catalogue;
    }

    /// <summary>Puts what is kept into the catalogue: the prices, and since when which places have been kept.</summary>
    private void TakePrices()
    {
        catalogue.SetPrices(kept.State.Prices);
        foreach (var (opening, day) in kept.State.KeptSince)
        {
            if (catalogue.PositionOf(opening) is var position && position >= 0)
            {
                catalogue.NoteKept(position, day);
            }
        }
    }

    /// <summary>Reads the openings that are not as they are known, or whose resource was written since they were read; forgets those that are gone.</summary>
    private async Task<ImmutableArray<OpeningListing>> ReadListings()
    {
        var (divisions, versions, stamped) = (MarketPlaces.DivisionsOf(Code), known.ToArray(), stamps);
        var (now, gone, read) = await Task.Run(() => Differences(divisions, versions, stamped));
        foreach (var opening in gone)
        {
            Forget(opening);
        }

        stamps = now;
        if (!isFiled)
        {
            foreach (var listing in read.Where(listing => !(known.GetValueOrDefault(listing.OpeningId)?.Version >= listing.Version)))
            {
                known[listing.OpeningId] = listing;
            }
        }

        return read;
    }

    /// <summary>What has become of these openings, and which there are besides. Every opening of the market is compared: outside of any turn.</summary>
    private async Task<(Dictionary<OpeningId, ListingStamp> Now, OpeningId[] Gone, ImmutableArray<OpeningListing> Read)> Differences(
        string[] divisions, KeyValuePair<OpeningId, OpeningListing>[] before, Dictionary<OpeningId, ListingStamp> stamped)
    {
        var now = await listings.Stamps(divisions);
        var versions = before.ToDictionary(item => item.Key, item => item.Value.Version);
        var differing = now
            .Where(item => versions.GetValueOrDefault(item.Key) < item.Value.Version || stamped.GetValueOrDefault(item.Key)?.ResourceWrite != item.Value.ResourceWrite)
            .Select(item => item.Key).ToArray();
        return (now, [.. versions.Keys.Where(opening => !now.ContainsKey(opening))], await listings.Of(differing));
    }
}
