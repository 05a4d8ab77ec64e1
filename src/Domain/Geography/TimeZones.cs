namespace Coordination.Domain.Geography;

/// <summary>The time of day in a province or territory; where it has several, that of its largest city.</summary>
public static class TimeZones
{
    private static readonly Dictionary<string, string> ByProvince = new(StringComparer.Ordinal)
    {
        ["10"] = "America/St_Johns",
        ["11"] = "America/Halifax",
        ["12"] = "America/Halifax",
        ["13"] = "America/Moncton",
        ["24"] = "America/Toronto",
        ["35"] = "America/Toronto",
        ["46"] = "America/Winnipeg",
        ["47"] = "America/Regina",
        ["48"] = "America/Edmonton",
        ["59"] = "America/Vancouver",
        ["60"] = "America/Whitehorse",
        ["61"] = "America/Yellowknife",
        ["62"] = "America/Iqaluit",
    };

    /// <summary>The day it is in a region.</summary>
    public static DateOnly DayIn(string regionCode, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Of(regionCode)).DateTime);

    /// <summary>The zone of a region; UTC for one that is in no province, and where the machine knows no zones.</summary>
    public static TimeZoneInfo Of(string regionCode) =>
        RegionTable.ProvinceOf(regionCode) is { } province
        && ByProvince.TryGetValue(province.Code, out var name)
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : TimeZoneInfo.Utc;
}
