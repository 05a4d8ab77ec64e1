using Coordination.Domain;
using Coordination.Domain.Distribution;
using Coordination.Domain.Protection;
using Coordination.Grains.Distribution;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Delivery models side by side (S48).</summary>
internal static class ComparisonEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/delivery-models", Compare).For(Roles.SeeProjects).WithTags("Regions")
        .WithSummary("Delivery models of a place with the same indicators, sample sizes and intervals, protected for everybody; by=modality or provider-kind.");

    private static async Task<Answer> Compare(string? by, string? region, string? serviceType, DeliveryFeed feed, CancellationToken cancellation)
    {
        var checks = new Checks();
        var wanted = checks.Word<DeliveryBy>("by", by ?? Slugs<DeliveryBy>.Of(DeliveryBy.Modality));
        var type = checks.TypeOrAll(serviceType);
        var place = region ?? "CA";
        if (!DeliveryProtection.Places.Any(known => known.Code == place))
        {
            checks.Fail("region", "Field_OneOf", string.Join(", ", DeliveryProtection.Places.Select(known => known.Code)));
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var (asOf, figures) = await feed.Of(place, wanted, type, cancellation);
        return Answer.Ok(new { AsOf = asOf, RegionCode = place, ServiceType = type, By = wanted, Items = figures.Select(Shape) });
    }

    private static object Shape(DeliveryFigure figure) => new
    {
        figure.Model,
        Protected = true,
        figure.IsWithheld,
        figure.Sample,
        figure.IsSmall,
        MedianDays = Shape(figure.MedianDays),
        Served = Shape(figure.Served),
        Met = Shape(figure.Met),
        Completed = Shape(figure.Completed),
    };

    private static object? Shape(PublishedShare? share) => share is null ? null : new { share.Of, Percent = Math.Round(share.Percent.Value, 1), Low = Math.Round(share.Percent.Low, 1), High = Math.Round(share.Percent.High, 1) };

    /// <summary>No upper end is null.</summary>
    private static object? Shape(RoundedRange? range) => range is null ? null : new { Days = range.Value, range.Low, High = double.IsFinite(range.High) ? range.High : (double?)null };
}
