using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;

namespace Coordination.Silo.Http;

/// <summary>Collects what is wrong with a request, field by field, in the caller's language. Each question gives the value it found good, or a stand-in.</summary>
internal sealed class Checks
{
    private readonly Dictionary<string, ImmutableArray<string>> errors = [];

    /// <summary>True while nothing is wrong.</summary>
    public bool AreGood => errors.Count == 0;

    /// <summary>400 naming every field that is wrong.</summary>
    public Answer Answer() => new(StatusCodes.Status400BadRequest, ProblemBody.Validation(errors));

    /// <summary>Records a fault.</summary>
    public void Fail(string field, string key, params object?[] values) =>
        errors[field] = errors.GetValueOrDefault(field, []).Add(ProblemTexts.Of(key, values));

    /// <summary>Text that must be there.</summary>
    public string Text(string field, string? value, int lengthMax)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Fail(field, "Field_Required");
            return "";
        }

        return OptionalText(field, value, lengthMax) ?? "";
    }

    /// <summary>Text that may be there.</summary>
    public string? OptionalText(string field, string? value, int lengthMax)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Length > lengthMax)
        {
            Fail(field, "Field_TooLong", lengthMax);
        }
        else if (value.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) || value.Any(char.IsSurrogate) && !IsWellPaired(value))
        {
            Fail(field, "Field_ControlCharacters");
        }
        else
        {
            return value.Trim();
        }

        return null;
    }

    /// <summary>A text in at least one of the two languages.</summary>
    public BilingualText Bilingual(string field, BilingualTextBody? value)
    {
        var en = OptionalText(field + ".en", value?.En, Limits.NameLengthMax) ?? "";
        var fr = OptionalText(field + ".fr", value?.Fr, Limits.NameLengthMax) ?? "";
        if (string.IsNullOrWhiteSpace(value?.En) && string.IsNullOrWhiteSpace(value?.Fr))
        {
            Fail(field, value is null ? "Field_Required" : "Field_EitherLanguage");
        }

        return new(en, fr);
    }

    /// <summary>A number that must be there.</summary>
    public int Number(string field, int? value, int min, int max)
    {
        if (value is null)
        {
            Fail(field, "Field_Required");
        }

        return OptionalNumber(field, value, min, max) ?? min;
    }

    /// <summary>A number that may be there.</summary>
    public int? OptionalNumber(string field, int? value, int min, int max)
    {
        if (value < min || value > max)
        {
            Fail(field, "Field_Range", min, max);
            return null;
        }

        return value;
    }

    /// <summary>One of a few words that must be there.</summary>
    public TEnum Word<TEnum>(string field, string? value) where TEnum : struct, Enum
    {
        if (value is null)
        {
            Fail(field, "Field_Required");
        }
        else if (!Slugs<TEnum>.TryParse(value, out _))
        {
            Fail(field, "Field_OneOf", string.Join(", ", typeof(TEnum) == typeof(ResourceKind) ? ResourceKinds.Words : Slugs<TEnum>.All));
        }

        return Slugs<TEnum>.TryParse(value, out var word) ? word : default;
    }

    /// <summary>A service type.</summary>
    public string ServiceType(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "Field_Required");
        }
        else if (ServiceTypes.Find(value) is null)
        {
            Fail(field, "Field_OneOf", string.Join(", ", ServiceTypes.Slugs));
        }

        return value ?? "";
    }

    /// <summary>A census division.</summary>
    public string Division(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "Field_Required");
        }
        else if (RegionTable.Find(value)?.Level != RegionLevel.CensusDivision)
        {
            Fail(field, "Field_Division");
        }

        return value ?? "";
    }

    /// <summary>An official language.</summary>
    public string OfficialLanguage(string field, string? value)
    {
        if (value is not ("en" or "fr"))
        {
            Fail(field, value is null ? "Field_Required" : "Field_OneOf", "en, fr");
        }

        return value ?? "";
    }

    /// <summary>A list that may be there, not longer than we take.</summary>
    public ImmutableArray<T> List<T>(string field, IReadOnlyList<T>? values)
    {
        if (values?.Count > Limits.EntriesMax)
        {
            Fail(field, "Field_TooMany", Limits.EntriesMax);
            return [];
        }

        if (values?.Any(value => value is null) == true)
        {
            Fail(field, "Field_WrongType");
            return [];
        }

        return values is null ? [] : [.. values];
    }

    private static bool IsWellPaired(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (char.IsSurrogate(value[index]) && !(char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[++index])))
            {
                return false;
            }
        }

        return true;
    }
}
