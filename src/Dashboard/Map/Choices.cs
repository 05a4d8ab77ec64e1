using System.Text.Encodings.Web;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.Map;

/// <summary>One entry of a list to choose from.</summary>
/// <param name="Value">What is chosen.</param>
/// <param name="Text">What is read.</param>
public sealed record Choice<T>(T Value, string Text);

/// <summary>The lists people choose from, in the current language.</summary>
public static class Choices
{
    /// <summary>All types together, then every service type.</summary>
    public static IReadOnlyList<Choice<string>> ServiceTypes => [new(DivisionCounts.AllTypes, MapTexts.AllTypes), .. ServiceTypesOnly];

    /// <summary>Every service type.</summary>
    public static IReadOnlyList<Choice<string>> ServiceTypesOnly =>
        [.. Domain.Resources.ServiceTypes.All.Select(type => new Choice<string>(type.Slug, Say.In(type.Name)))];

    /// <summary>What the map can be shaded by.</summary>
    public static IReadOnlyList<Choice<Measure>> Measures => [.. Enum.GetValues<Measure>().Select(measure => new Choice<Measure>(measure, measure.Name()))];

    /// <summary>Entries for a native list, as one piece of markup: a hundred parts less for each open page.</summary>
    public static MarkupString Options<T>(IEnumerable<Choice<T>> choices, Func<T, string> valueOf) =>
        new(string.Concat(choices.Select(choice => $"<option value=\"{HtmlEncoder.Default.Encode(valueOf(choice.Value))}\">{HtmlEncoder.Default.Encode(choice.Text)}</option>")));

    /// <summary>Every value of an enumeration with its name.</summary>
    public static IReadOnlyList<Choice<TEnum>> Of<TEnum>() where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(value => new Choice<TEnum>(value, Words.Words.Of(value)))];

    /// <summary>Languages of service.</summary>
    public static IReadOnlyList<Choice<string>> Languages => [.. Words.Words.Languages.Select(code => new Choice<string>(code, Words.Words.OfLanguage(code)))];

    /// <summary>Every census division with its province, by name.</summary>
    public static IReadOnlyList<Choice<string>> Divisions =>
    [
        .. Domain.Geography.RegionTable.CensusDivisions
            .Select(division => new Choice<string>(division.Code, $"{Say.In(division.Name)} – {Say.In(Domain.Geography.RegionTable.ProvinceOf(division.Code)!.Name)}"))
            .OrderBy(choice => choice.Text, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
    ];
}
