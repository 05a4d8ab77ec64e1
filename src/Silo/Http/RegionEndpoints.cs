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

    private static Answer View(string code, HttpContext context, LiveFeed feed, ProtectedFeed published)
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
            AsOf = IsOutside(context) ? published.AsOf : feed.AsOf,
            Version = IsOutside(context) ? (long?)null : feed.Version,
            Figures = ServiceTypes.Slugs.Prepend(DivisionCounts.AllTypes)
                .Select(type => IsOutside(context) ? published.Figure(code, type) : feed.Figure(code, type)).OfType<GapFigure>().Select(Outgoing),
        });
    }

    private static Answer Gaps(HttpContext context, LiveFeed feed, ProtectedFeed published, string? level, string? serviceType)
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
            AsOf = IsOutside(context) ? published.AsOf : feed.AsOf,
            Version = IsOutside(context) ? (long?)null : feed.Version,
            Level = RegionLevels.Slug(wanted),
            ServiceType = type,
            Items = (IsOutside(context) ? published.Figures(wanted, type) : feed.Figures(wanted, type)).Select(Outgoing),
        });
    }

    /// <summary>True for those who may not know of a single person.</summary>
    private static bool IsOutside(HttpContext context) => !Roles.SeeExactly.Any(context.User.IsInRole);

    private static object Outgoing(GapFigure figure) => figure.IsProtected ? ProtectedShape(figure) : Shape(figure);

    /// <summary>A protected figure: what is withheld is null.</summary>
    private static object ProtectedShape(GapFigure figure) => new
    {
        figure.RegionCode,
        figure.ServiceType,
        Protected = true,
        Waiting = figure.IsWithheld ? (int?)null : figure.Waiting,
        figure.Available,
        SeatsShort = figure.IsWithheld ? (int?)null : figure.SeatsShort,
        figure.GapIndex,
        figure.Standing,
        figure.MedianDays,
        ExpectedWaitWeeks = (double?)null,
        figure.Arrivals12Months,
    };

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
