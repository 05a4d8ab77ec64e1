using Coordination.Domain;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Regions and their gaps.</summary>
internal static class RegionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/regions", List).WithTags("Regions").WithSummary("Every region, from the country to the census divisions.");
        api.MapGet("/regions/{code}", View).WithTags("Regions").WithSummary("A region with its parts and figures.");
        api.MapGet("/gaps", Gaps).WithTags("Regions").WithSummary("Figures of every region of a level; protected for funders.");
    }

    /// <summary>A figure as it goes out.</summary>
    public static object Shape(GapFigure figure) => new
    {
        figure.RegionCode,
        figure.ServiceType,
        figure.Waiting,
        figure.Available,
        figure.Held,
        figure.Taken,
        figure.ReachableSeats,
        figure.SeatsShort,
        figure.GapIndex,
        figure.Standing,
        figure.ExpectedWaitWeeks,
        figure.NewPerWeek,
        figure.StartsPerWeek,
        figure.MedianDays,
        figure.Arrivals12Months,
        figure.ExpectedPerWeek,
    };

    private static Answer List() => Answer.Ok(new { Items = RegionTable.All.Select(Shape) });

    private static Answer View(string code, HttpContext context, LiveFeed feed, FigureProtection protection)
    {
        if (RegionTable.Find(code) is not { } region)
        {
            return Answer.NotFound();
        }

        return Answer.Ok(new
        {
            region.Code,
            Level = RegionLevels.Slug(region.Level),
            region.Name,
            region.ParentCode,
            region.Population,
            region.Arrivals2024,
            Children = RegionTable.ChildrenOf(code).Select(child => child.Code),
            feed.AsOf,
            feed.Version,
            Figures = ServiceTypes.Slugs.Prepend(DivisionCounts.AllTypes).Select(type => feed.Figure(code, type)).OfType<GapFigure>()
                .Select(figure => ShapeFor(context, figure, protection)),
        });
    }

    private static Answer Gaps(HttpContext context, LiveFeed feed, FigureProtection protection, string? level, string? serviceType)
    {
        var checks = new Checks();
        if (!RegionLevels.TryParse(level ?? RegionLevels.Slug(RegionLevel.CensusDivision), out var wanted))
        {
            checks.Fail("level", "Field_OneOf", string.Join(", ", Enum.GetValues<RegionLevel>().Select(RegionLevels.Slug)));
        }

        var type = serviceType is null or DivisionCounts.AllTypes ? DivisionCounts.AllTypes : checks.ServiceType("serviceType", serviceType);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return Answer.Ok(new
        {
            feed.AsOf,
            feed.Version,
            Level = RegionLevels.Slug(wanted),
            ServiceType = type,
            Items = feed.Figures(wanted, type).Select(figure => ShapeFor(context, figure, protection)),
        });
    }

    private static object ShapeFor(HttpContext context, GapFigure figure, FigureProtection protection) =>
        context.User.IsInRole(Roles.Funder) ? protection.Shape(figure) : Shape(figure);

    private static object Shape(Region region) => new
    {
        region.Code,
        Level = RegionLevels.Slug(region.Level),
        region.Name,
        region.ParentCode,
        region.Population,
        region.Arrivals2024,
    };
}
