using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Markets;

/// <content>Prices: made outside of any turn, kept, and made anew when what they rest on has changed.</content>
internal sealed partial class MarketGrain
{
    /// <summary>Pricing takes at most a tenth of the time, whatever it costs.</summary>
    private const int PausePerWork = 9;

    private static readonly TimeSpan PauseMin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SavePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RememberFor = TimeSpan.FromHours(1);

    private MarketPast past = MarketPast.Nothing;
    private DateTimeOffset rememberedAt;
    private Task? remembering;
    private IGrainTimer? pricing;
    private IGrainTimer? saving;
    private TimeSpan pause = PauseMin;
    private bool isSaving;

    /// <inheritdoc/>
    public async Task<YearComparison?> Year(MatchingPolicy? policy)
    {
        await Filed();
        await Remembered();
        var (openings, remembered, today, tried) = (known.Values.ToArray(), past, Today, policy ?? Policy);
        return await Solvers.Run(() => SimulatedYear.Of(openings, remembered, tried, today, today.Year) is { } year
            ? new YearComparison(tried.Version, year.ByPolicy(tried), year.FirstComeFirstServed(tried))
            : null);
    }

    /// <summary>Reads what the market remembers, unless it was read within the hour; once however many ask.</summary>
    private Task Remembered() => clock.GetUtcNow() - rememberedAt < RememberFor ? Task.CompletedTask : Remember();

    private Task Remember() => remembering ??= ReadPast();

    private async Task ReadPast()
    {
        try
        {
            var now = clock.GetUtcNow();
            var divisions = MarketPlaces.DivisionsOf(Code);
            past = await Task.Run(() => records.Read(divisions, now)); // Tens of thousands of rows, read outside of any turn.
            rememberedAt = now;
        }
        finally
        {
            remembering = null;
        }
    }

    /// <summary>Looks whether arrivals have left the forecast behind, a day has passed, or there is more to go by; wakes the openings whose kept places are to be asked about again.</summary>
    private async Task LookAhead()
    {
        var isNewHour = clock.GetUtcNow() - rememberedAt >= RememberFor;
        await Remembered();
        var (outlook, prices) = (new Outlook(past, Today), kept.State.Prices);
        if (prices.On != Today || prices.Source != outlook.Source || Math.Abs((outlook.Drift / prices.Drift) - 1) * 100 > Policy.DriftPercentMax)
        {
            PriceSoon();
        }

        foreach (var opening in isNewHour ? kept.State.KeptSince.Keys : [])
        {
            await GrainFactory.GetGrain<Resources.IResourceGrain>(opening.Resource.Value).Tend();
        }
    }

    private void PriceSoon() => pricing ??= this.RegisterGrainTimer(Price, new GrainTimerCreationOptions(pause, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });

    private async Task Price(CancellationToken cancellation)
    {
        try
        {
            await Filed();
            var began = clock.GetTimestamp();
            await Remember();
            var (openings, remembered, today, policy) = (known.Values.ToArray(), past, Today, Policy);
            var version = kept.State.Prices.Version + 1;
            var prices = await Solvers.Run(() => MarketPrices.Of(openings, remembered, policy, today, version));
            kept.State = new() { Prices = prices, KeptSince = kept.State.KeptSince.RemoveRange(kept.State.KeptSince.Keys.Where(opening => !known.ContainsKey(opening))) };
            TakePrices();
            await Save();
            var elapsed = clock.GetElapsedTime(began);
            LogPriced(Code, prices.Version, prices.Source, prices.Prices.Count, openings.Length, elapsed.TotalMilliseconds);
            var wanted = elapsed * PausePerWork;
            pause = wanted > PauseMax ? PauseMax : wanted > PauseMin ? wanted : PauseMin;
        }
        finally
        {
            pricing?.Dispose();
            pricing = null;
        }
    }

    private void KeepFromToday(OpeningId openingId)
    {
        if (!kept.State.KeptSince.ContainsKey(openingId) && catalogue.PositionOf(openingId) is var position && position >= 0)
        {
            catalogue.NoteKept(position, Today);
            kept.State = kept.State with { KeptSince = kept.State.KeptSince.Add(openingId, Today) };
            SaveSoon();
        }
    }

    private void KeepNoLonger(OpeningId openingId)
    {
        if (kept.State.KeptSince.ContainsKey(openingId))
        {
            kept.State = kept.State with { KeptSince = kept.State.KeptSince.Remove(openingId) };
            SaveSoon();
        }
    }

    private void SaveSoon() => saving ??= this.RegisterGrainTimer(
        async _ =>
        {
            saving?.Dispose();
            saving = null;
            await Save();
        },
        new GrainTimerCreationOptions(SavePause, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });

    /// <summary>One write at a time: what changes meanwhile is written by the next.</summary>
    private async Task Save()
    {
        if (isSaving)
        {
            SaveSoon();
            return;
        }

        isSaving = true;
        try
        {
            await kept.Write(kept.State, this);
        }
        finally
        {
            isSaving = false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Market {Market}: prices {Version} by {Source}, {Priced} of {Openings} openings above 0, in {Milliseconds:F0} ms")]
    private partial void LogPriced(string market, long version, Domain.Matching.Pricing.PriceSource source, int priced, int openings, double milliseconds);
}
