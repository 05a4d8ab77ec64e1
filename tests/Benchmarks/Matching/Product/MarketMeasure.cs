using System.Diagnostics;
using System.Net;
using Coordination.Benchmarks.Http;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>What the market does beside answering: prices and simulated years.</summary>
internal sealed class MarketMeasure(ProductUnderLoad product, HttpCaller caller)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private const string Path = $"/api/markets/{Ontario.Code}";

    /// <summary>Waits until prices are in force that rest on the past, and says what they came to.</summary>
    public async Task<object> Priced()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var reply = await caller.Get(Path);
            if (reply.Status == HttpStatusCode.OK && (product.PricingMs.Count > 0 || Stopwatch.GetElapsedTime(began) > Patience))
            {
                var figures = new
                {
                    Openings = reply.Body.GetProperty("openings").GetInt32(),
                    Priced = reply.Body.GetProperty("priced").GetInt32(),
                    Requests = reply.Body.GetProperty("requests").GetInt32(),
                    Source = reply["priceSource"],
                    FirstMs = product.PricingMs.FirstOrDefault(),
                };
                Console.WriteLine($"  prices: {figures}");
                return figures;
            }

            await Task.Delay(Look);
        }
    }

    /// <summary>Milliseconds until a simulated year is answered; null when it is not.</summary>
    public async Task<double?> Year()
    {
        var began = Stopwatch.GetTimestamp();
        var reply = await caller.Get(Path + "/year");
        var ms = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        Console.WriteLine($"  a simulated year: {ms} ms, answer {(int)reply.Status}");
        return reply.Status == HttpStatusCode.OK ? ms : null;
    }
}
