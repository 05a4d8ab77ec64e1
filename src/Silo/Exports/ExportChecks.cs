using Coordination.Dashboard.Exports;
using Coordination.Domain;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Silo.Http;

namespace Coordination.Silo.Exports;

/// <summary>What is wrong with the address of an export, parameter by parameter, in the reader's language. Each question gives the value it found good, or a stand-in.</summary>
internal sealed class ExportChecks
{
    private static readonly Region Country = RegionTable.Find("CA")!;
    private readonly Checks checks = new();

    /// <summary>True while nothing is wrong.</summary>
    public bool AreGood => checks.AreGood;

    /// <summary>400 naming every parameter that is wrong.</summary>
    public Answer Answer() => checks.Answer();

    /// <summary>A region of any level.</summary>
    public Region Region(string field, string value)
    {
        if (RegionTable.Find(value) is { } region)
        {
            return region;
        }

        checks.Fail(field, "Field_Unknown");
        return Country;
    }

    /// <summary>A region that has a desk: a province, or a part of one.</summary>
    public Region DeskRegion(string field, string? value)
    {
        if (value is null)
        {
            checks.Fail(field, "Field_Required");
            return Country;
        }

        var region = Region(field, value);
        if (region == Country && checks.AreGood)
        {
            checks.Fail(field, "Field_DeskRegion");
        }

        return region;
    }

    /// <summary>A service type; all when none is named.</summary>
    public string ServiceType(string field, string? value) =>
        value is null or DivisionCounts.AllTypes ? DivisionCounts.AllTypes : checks.ServiceType(field, value);

    /// <summary>A level below the country.</summary>
    public RegionLevel Level(string field, string value)
    {
        RegionLevel[] levels = [.. Enum.GetValues<RegionLevel>().Where(level => level != RegionLevel.Country)];
        if (RegionLevels.TryParse(value, out var wanted) && levels.Contains(wanted))
        {
            return wanted;
        }

        checks.Fail(field, "Field_OneOf", string.Join(", ", levels.Select(RegionLevels.Slug)));
        return RegionLevel.Province;
    }

    /// <summary>What names are taken out for: always said.</summary>
    public ExportPurpose Purpose(string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            return checks.Word<ExportPurpose>(field, value);
        }

        checks.Fail(field, "Field_RequiredOneOf", string.Join(", ", Slugs<ExportPurpose>.All));
        return default;
    }

    /// <summary>One of a few words, or nothing.</summary>
    public TEnum? Word<TEnum>(string field, string? value) where TEnum : struct, Enum =>
        string.IsNullOrEmpty(value) ? null : checks.Word<TEnum>(field, value);

    /// <summary>Records a fault.</summary>
    public void Fail(string field, string key, params object?[] values) => checks.Fail(field, key, values);

    /// <summary>Half a list would be taken for the whole: of too many rows none goes out.</summary>
    public bool IsBounded(int rows)
    {
        if (rows > ExportGate.RowsMax)
        {
            checks.Fail("region", "Field_ExportTooLarge", rows, ExportGate.RowsMax);
        }

        return checks.AreGood;
    }
}
