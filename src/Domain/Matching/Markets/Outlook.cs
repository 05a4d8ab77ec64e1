using Coordination.Domain.Matching.Pricing;

namespace Coordination.Domain.Matching.Markets;

/// <summary>Who is expected to come, and what to open: the past, laid over the days ahead.</summary>
/// <remarks>
/// With a year of records or more, the same days of earlier years. With less, but at least <see cref="LearnDaysMin"/> days and
/// <see cref="MarketPricing.SeenMin"/> requests, what was seen is repeated, with the seasons of the arrivals on record. With neither, nothing.
/// Pure and deterministic.
/// </remarks>
public sealed class Outlook
{
    /// <summary>Fewest days of records that anything is learned from.</summary>
    public const int LearnDaysMin = 28;

    /// <summary>Days over which this year is compared with earlier ones.</summary>
    public const int DriftDays = 28;

    private const int YearDays = 365;
    private const int YearsMax = 3;
    private const double SeasonMin = 0.25;
    private const double SeasonMax = 4;
    private const double DriftPrior = 30;

    private readonly MarketPast past;
    private readonly int today;
    private readonly int since;
    private readonly int years;

    /// <summary>Lays a past over the days after <paramref name="today"/>.</summary>
    public Outlook(MarketPast past, DateOnly today)
    {
        this.past = past;
        this.today = today.DayNumber;
        since = past.Requests.IsEmpty ? this.today : past.Requests[0].Day;
        years = Math.Min(YearsMax, (this.today - since) / YearDays);
        var days = this.today - since;
        Source = years > 0 ? PriceSource.History
            : days < LearnDaysMin || past.Requests.Length * past.RequestWeight < MarketPricing.SeenMin ? PriceSource.None
            : past.ArrivalsByMonth.IsEmpty ? PriceSource.Learned : PriceSource.History;
    }

    /// <summary>What it rests on; <see cref="PriceSource.None"/> when it foresees nothing.</summary>
    public PriceSource Source { get; }

    /// <summary>For how many years the requests of <see cref="Coming"/> stand: above 1 for several earlier years, below 1 for a sample.</summary>
    public double Years => Math.Max(1, years) / past.RequestWeight;

    /// <summary>Requests of the last <see cref="DriftDays"/> days against those of the same days in earlier years; 1 when there are none.</summary>
    public double Drift => years == 0 ? 1 : (Between(today - DriftDays, today) + DriftPrior) / ((Enumerable.Range(1, years).Sum(Earlier) / (double)years) + DriftPrior);

    /// <summary>Who is expected, by day from today on; the day of each is the number of days ahead, from 0 to below <paramref name="horizonDays"/>.</summary>
    public ImmutableArray<PastRequest> Coming(int horizonDays)
    {
        if (Source == PriceSource.None)
        {
            return [];
        }

        var ahead = years > 0
            ? Enumerable.Range(1, years).SelectMany(year => Laid(past.Requests, request => request.Day, year * YearDays, horizonDays, (request, day) => request with { Day = day }))
            : Repeated(horizonDays);
        return [.. ahead.OrderBy(request => request.Day)];
    }

    /// <summary>What is expected to open, by day from today on. Nothing is repeated before <see cref="LearnDaysMin"/> days are on record.</summary>
    public ImmutableArray<PastPosting> Opening(int horizonDays)
    {
        if (past.Postings.IsEmpty)
        {
            return [];
        }

        var first = past.Postings[0].Day;
        var period = Math.Min(YearDays, today - first);
        if (period < LearnDaysMin)
        {
            return [];
        }

        // What was there on the first day was not posted on that day: it only came to be known.
        var posted = past.Postings.Where(posting => posting.Day > first).ToArray();
        var times = (horizonDays / period) + 1;
        return
        [
            .. Enumerable.Range(1, times)
                .SelectMany(time => Laid(posted, posting => posting.Day, time * period, horizonDays, (posting, day) => posting with { Day = day }))
                .OrderBy(posting => posting.Day),
        ];
    }

    private IEnumerable<T> Laid<T>(IEnumerable<T> items, Func<T, int> dayOf, int shift, int horizonDays, Func<T, int, T> at) =>
        items.Where(item => dayOf(item) + shift - today is var day && day >= 0 && day < horizonDays).Select(item => at(item, dayOf(item) + shift - today));

    /// <summary>What was seen, again and again, each time as often as the season says: rests are carried over, so that nothing is left to chance.</summary>
    private IEnumerable<PastRequest> Repeated(int horizonDays)
    {
        var period = today - since;
        var owed = 0.0;
        for (var shift = period; shift < horizonDays + period; shift += period)
        {
            foreach (var request in Laid(past.Requests, request => request.Day, shift, horizonDays, (request, day) => request with { Day = day }))
            {
                for (owed += Season(today + request.Day, today + request.Day - shift); owed >= 1; owed--)
                {
                    yield return request;
                }
            }
        }
    }

    private double Season(int day, int seenOn)
    {
        if (past.ArrivalsByMonth.IsEmpty || ArrivalsOn(seenOn) == 0)
        {
            return 1;
        }

        return Math.Clamp(ArrivalsOn(day) / ArrivalsOn(seenOn), SeasonMin, SeasonMax);
    }

    private double ArrivalsOn(int day) => past.ArrivalsByMonth[DateOnly.FromDayNumber(day).Month - 1];

    private int Earlier(int year) => Between(today - DriftDays - (year * YearDays), today - (year * YearDays));

    private int Between(int from, int to) => past.Requests.Count(request => request.Day >= from && request.Day < to);
}
