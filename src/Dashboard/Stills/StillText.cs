namespace Coordination.Dashboard.Stills;

/// <summary>Texts of pages that do not know where their reader is.</summary>
public static class StillText
{
    /// <summary>An instant in UTC, in the current language.</summary>
    public static string Utc(DateTimeOffset instant) => Words.Say.DayAndTime(instant.ToUniversalTime()) + " UTC";
}
