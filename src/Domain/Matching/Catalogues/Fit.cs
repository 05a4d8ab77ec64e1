namespace Coordination.Domain.Matching.Catalogues;

/// <summary>The parts of utility as numbers, 0 to 1000 each: one definition for lists, for explanations and for deciding at speed.</summary>
internal static class Fit
{
    public const int Full = 1000;
    public const int Neutral = 500;
    public const int SoonDays = 14;
    public const int LateDays = 90;
    public const double NearKm = 10;
    private const double MiddleKm = 30;

    private static readonly int[] Starts = [.. Enumerable.Range(0, LateDays + 1).Select(StartAfter)];

    /// <summary>How well an opening answers a need of this urgency, 1 to 5; 0 for none.</summary>
    public static int Need(int urgency) => urgency == 0 ? 0 : 600 + (urgency * 80);

    /// <summary>Whether it is given in the official language the person prefers.</summary>
    public static int Language(bool matters, bool isPreferred) => !matters ? Neutral : isPreferred ? Full : 0;

    /// <summary>How near it is.</summary>
    public static int Distance(bool isRemote, double km) => isRemote ? 800 : km <= NearKm ? Full : km <= MiddleKm ? 680 : 220;

    /// <summary>How soon it starts, 0 days or more from now.</summary>
    public static int Start(int days) => Starts[Math.Min(days, LateDays)];

    /// <summary>How much of it is free: people go where there is room.</summary>
    public static int Balance(int available, int maximum) => maximum == 0 ? 0 : (int)(available * (long)Full / maximum);

    private static int StartAfter(int days) => days <= SoonDays ? Full : days < LateDays ? Full - ((days - SoonDays) * Full / (LateDays - SoonDays)) : 0;
}
