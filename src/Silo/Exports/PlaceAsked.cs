using System.Net;
using Coordination.Dashboard.Map;
using Coordination.Dashboard.Resources;
using Coordination.Dashboard.Stills;
using Coordination.Dashboard.Words;
using Coordination.Domain;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;

namespace Coordination.Silo.Exports;

/// <summary>What an address asks for: a region, a service type and a measure. Nothing said is Canada, all types and the gap index; what nobody knows is said.</summary>
internal sealed record PlaceAsked(MapPlace Place, string ServiceType, Measure Measure)
{
    private const int ToldMax = 60;

    /// <summary>Reads it; a name that is not known comes back instead.</summary>
    public static PlaceAsked? Of(string? region, string? type, string? measure, out string unknown)
    {
        unknown = "";
        var (code, slug, shade) = (region ?? "CA", type ?? DivisionCounts.AllTypes, Measure.Gap);
        if (RegionTable.Find(code)?.Level is not (RegionLevel.Country or RegionLevel.Province or RegionLevel.CensusDivision))
        {
            unknown = code;
        }
        else if (slug != DivisionCounts.AllTypes && ServiceTypes.Find(slug) is null)
        {
            unknown = slug;
        }
        else if (measure is not null && !Slugs<Measure>.TryParse(measure, out shade))
        {
            unknown = measure;
        }

        return unknown.Length > 0 ? null : new(MapPlace.Of(code), ServiceTypes.Find(slug)?.Slug ?? DivisionCounts.AllTypes, shade);
    }

    /// <summary>Says in the reader's language that there is no such thing.</summary>
    public static IResult NotThere(StillPages pages, string unknown)
    {
        var told = unknown.Length > ToldMax ? unknown[..ToldMax] + "…" : unknown;
        return Results.Content(
            pages.Document(BriefTexts.BackTitle, $"<main><h1>{WebUtility.HtmlEncode(BriefTexts.BackTitle)}</h1><p>{WebUtility.HtmlEncode(Say.With(BriefTexts.NotThere, $"“{told}”"))}</p></main>"),
            "text/html; charset=utf-8",
            statusCode: StatusCodes.Status404NotFound);
    }
}
