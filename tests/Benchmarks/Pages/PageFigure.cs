using Coordination.Benchmarks.Load;

namespace Coordination.Benchmarks.Pages;

/// <summary>How long one thing took, again and again.</summary>
/// <param name="Kind">What sort of thing: paint, drill, desk or api.</param>
/// <param name="What">Which.</param>
/// <param name="P50Ms">The middle of the times, in milliseconds.</param>
/// <param name="P95Ms">The time that all but a twentieth kept within.</param>
/// <param name="MaxMs">The longest.</param>
/// <param name="Kilobytes">How much came, where that is counted.</param>
internal sealed record PageFigure(string Kind, string What, double P50Ms, double P95Ms, double MaxMs, double? Kilobytes)
{
    private const int Warming = 4;

    /// <summary>Takes times of something that was done a few times before.</summary>
    public static async Task<PageFigure> Of(string kind, string what, int loads, Func<Task<(double Milliseconds, int? Bytes)>> load)
    {
        var times = new Latencies(loads);
        int? bytes = null;
        try
        {
            for (var number = -Warming; number < loads; number++)
            {
                (var milliseconds, bytes) = await load();
                if (number >= 0)
                {
                    times.Add(milliseconds);
                }
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or TimeoutException or OperationCanceledException)
        {
            Console.WriteLine($"  {kind,-6} {what,-40} {broken.Message}");
            return new(kind, what, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, null);
        }

        var figure = new PageFigure(kind, what, times.Quantile(0.5), times.Quantile(0.95), times.Quantile(1), bytes is { } all ? Math.Round(all / 1e3) : null);
        Console.WriteLine(FormattableString.Invariant($"  {kind,-6} {what,-40} p50 {figure.P50Ms,7:N0} ms, p95 {figure.P95Ms,7:N0} ms, most {figure.MaxMs,7:N0} ms{(figure.Kilobytes is { } kilobytes ? $", {kilobytes:N0} KB" : "")}"));
        return figure;
    }
}
