using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Gaps;

namespace Coordination.Silo.Http;

/// <summary>Figures as a funder may see them: counts rounded at random to base 5 in the manner of Statistics Canada, always alike for the same cell; no count of fewer than five people, no rate that rests on fewer than ten.</summary>
/// <param name="secret">Kept in the data directory; without it the rounding cannot be undone.</param>
internal sealed class FigureProtection(byte[] secret)
{
    private const int Base = 5;
    private const int PeopleMin = 10;
    private const int CountMin = 5;

    /// <summary>A figure with its counts rounded and its rates left out where they rest on too few people.</summary>
    public object Shape(GapFigure figure)
    {
        var speaks = figure.Waiting >= PeopleMin;
        return new
        {
            figure.RegionCode,
            figure.ServiceType,
            Protected = true,
            Waiting = figure.Waiting >= CountMin ? Rounded(figure, "waiting", figure.Waiting) : (long?)null,
            Available = Rounded(figure, "available", figure.Available),
            SeatsShort = speaks ? Rounded(figure, "seats-short", figure.SeatsShort) : (long?)null,
            GapIndex = speaks && figure.GapIndex is { } index ? Math.Round(index / Base) * Base : (double?)null,
            ExpectedWaitWeeks = (double?)null,
            figure.Arrivals12Months,
        };
    }

    /// <summary>n = 5q + k becomes 5(q + 1) with probability k/5, else 5q; chosen by a keyed hash of the cell and its value.</summary>
    private long Rounded(GapFigure figure, string cell, long count)
    {
        var (whole, rest) = Math.DivRem(count, Base);
        var hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{figure.RegionCode}|{figure.ServiceType}|{cell}|{count}")));
        return Base * (BitConverter.ToUInt32(hash) % Base < rest ? whole + 1 : whole);
    }
}
