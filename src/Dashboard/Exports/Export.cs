using Coordination.Domain.Pictures;
using Coordination.Grains.Exports;

namespace Coordination.Dashboard.Exports;

/// <summary>What a reader of a file must know of its figures.</summary>
public enum ExportProtection
{
    /// <summary>Exact figures, for use within the community only.</summary>
    Exact,

    /// <summary>Rounded to fives, and few people withheld.</summary>
    Protected,

    /// <summary>People by name.</summary>
    Personal,

    /// <summary>Nothing in it is of persons.</summary>
    Open,
}

/// <summary>What was chosen of something that goes out.</summary>
/// <param name="Name">The word in the address.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Label">What it is called, in the language of the moment.</param>
/// <param name="Words">What was chosen, in the language of the moment.</param>
public sealed record ExportFilter(string Name, string Value, Func<string> Label, Func<string> Words);

/// <summary>Something that goes out: a table in the reader's language, and what must be known of it in both.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Table">The rows.</param>
/// <param name="Title">What it is, in the language of the moment.</param>
/// <param name="AsOf">When it was true.</param>
/// <param name="Protection">How it is protected.</param>
/// <param name="Filters">What was chosen.</param>
public sealed record Export(
    ExportKind Kind, FigureTable Table, Func<string> Title, DateTimeOffset AsOf, ExportProtection Protection, ImmutableArray<ExportFilter> Filters)
{
    /// <summary>The filters as they stand in the address, such as <c>region=35&amp;type=all</c>.</summary>
    public string Query => string.Join('&', Filters.Select(filter => $"{filter.Name}={filter.Value}"));

    /// <summary>The name of the file, without what stands after the point: what, filters, and when it was true.</summary>
    public string FileName => string.Join(
        '_', [Slugs<ExportKind>.Of(Kind), .. Filters.Select(filter => filter.Value), $"{AsOf.UtcDateTime:yyyy-MM-dd'T'HHmm'Z'}", .. Protection == ExportProtection.Protected ? ["protected"] : Array.Empty<string>()]);
}
