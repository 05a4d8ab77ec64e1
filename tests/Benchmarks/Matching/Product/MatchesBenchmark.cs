using Coordination.Benchmarks.Http;
using Npgsql;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>Matching by the product as it runs, over HTTP, in a market as large as the largest: what a worker and somebody who waits see of it.</summary>
internal static class MatchesBenchmark
{
    /// <summary>People of earlier weeks that a forecast learns from.</summary>
    private const int PastPeople = 8_000;

    private const double PastDays = 90;

    /// <summary>Less than a forecast needs.</summary>
    private const double PresentDays = 20;

    private const int Postings = 20;
    private const int PostingsWhilePricing = 5;

    /// <summary>Measures a market without a past, then the same market with one.</summary>
    public static async Task<object> Run(BenchmarkOptions options)
    {
        Console.WriteLine($"  {options.Openings:N0} openings, {options.People:N0} people, {options.Waiting:N0} waiting, {options.Rate} requests a second for {options.Seconds} s, seed {options.Seed}");
        var now = TimeProvider.System.GetUtcNow();
        await using var product = await ProductUnderLoad.Start();
        var rows = new Rows(product.ConnectionString);
        var people = Make(new(options.Seed, 81, now), options.People, next => next.Next(PresentDays));
        var waitlist = await Fill(product, rows, people, options, now);

        var present = await Measure(product, rows, people, waitlist, options);
        await rows.People("people of the last three months", Make(new(options.Seed, 83, now), PastPeople, next => next.Next(PastDays)));
        await rows.Settle();
        NpgsqlConnection.ClearAllPools(); // They end with the database.
        await product.Restart();
        var past = await MeasurePast(product, new(product.ConnectionString), people, waitlist, options);
        return new { options.Name, options.Seed, options.Openings, options.People, options.Waiting, WithoutPast = present, WithPast = past };
    }

    private static async Task<string> Fill(ProductUnderLoad product, Rows rows, PersonOnRecord[] people, BenchmarkOptions options, DateTimeOffset now)
    {
        using var caller = await product.SignIn("coordinator");
        var waitlist = await OfferMeasure.MakeResource(caller);
        await OfferMeasure.Post(caller, waitlist, 1); // Nobody waits yet; the terms of all others are like its own.
        await rows.Openings(options.Openings, options.Seed);
        await rows.People("people", people);
        var waiting = Make(new(options.Seed, 82, now), options.Waiting, next => next.Next(PresentDays, Ontario.Largest, OfferMeasure.ServiceType));
        await rows.People("people who wait", waiting);
        await rows.Waiting(waiting);
        await rows.Settle();
        return waitlist;
    }

    private static async Task<object> Measure(ProductUnderLoad product, Rows rows, PersonOnRecord[] people, string waitlist, BenchmarkOptions options)
    {
        using var caller = await product.SignIn("coordinator");
        var intake = new IntakeMeasure(product, caller, people, options);
        return new
        {
            ColdMs = await intake.Cold(),
            Matches = await intake.Matches(),
            Intake = await intake.Whole(),
            Offers = await new OfferMeasure(caller, rows, waitlist).Run(Postings, "without a past"),
        };
    }

    private static async Task<object> MeasurePast(ProductUnderLoad product, Rows rows, PersonOnRecord[] people, string waitlist, BenchmarkOptions options)
    {
        using var caller = await product.SignIn("coordinator");
        using var administrator = await product.SignIn("admin");
        var intake = new IntakeMeasure(product, caller, people, options);
        var offers = new OfferMeasure(caller, rows, waitlist);
        var market = new MarketMeasure(product, administrator);
        return new
        {
            ColdMs = await intake.Cold(),
            OffersWhilePricing = await offers.Run(PostingsWhilePricing, "while the market is priced"),
            Pricing = await market.Priced(),
            Matches = await intake.Matches(),
            Intake = await intake.Whole(),
            Offers = await offers.Run(Postings, "with a past"),
            YearMs = await market.Year(),
            PricingMs = product.PricingMs,
        };
    }

    private static PersonOnRecord[] Make(People people, int count, Func<People, PersonOnRecord> next) => [.. Enumerable.Range(0, count).Select(_ => next(people))];
}
