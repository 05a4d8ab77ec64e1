using Coordination.Domain.Distribution;
using Coordination.Domain.Geography;
using Coordination.Grains.Distribution;
using Coordination.Grains.Live;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>What is given for services in regions, and what that is for each person who starts.</summary>
internal static class FundingEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        api.MapGet("/funding", List).For(Roles.WeighSeats).WithTags("Regions").WithSummary("Dollars a year by region for a service type, and for each person who starts by the protected figures of the minute.");
        api.MapGet("/funding/{region}", History).For(Roles.WeighSeats).WithTags("Regions").WithSummary("Amounts recorded for a province or an IRCC region, the latest first.");
        commands.MapPut("/funding/{region}", Put).For(Roles.WeighSeats).WithTags("Regions").WithSummary("Records the dollars a year for a service in a province or an IRCC region; the former amount stays in the history.");
    }

    private static async Task<Answer> List(string? serviceType, FundingDesk desk, ProtectedFeed published)
    {
        var checks = new Checks();
        var type = checks.TypeOrAll(serviceType);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var amounts = await desk.Of(type);
        return Answer.Ok(new { published.AsOf, Items = FundingDesk.Places.Where(place => amounts.ContainsKey(place.Code)).Select(place => Shape(place.Code, amounts[place.Code], published)) });
    }

    private static async Task<Answer> History(string region, FundingDesk desk) => FundingDesk.Find(region) is null
        ? Answer.NotFound()
        : Answer.Ok(new { Items = (await desk.History(region)).Select(amount => new { amount.ServiceType, amount.DollarsPerYear, amount.By, amount.At }) });

    private static async Task<Answer> Put(string region, HttpContext context, Body<FundingBody> body, FundingDesk desk, ProtectedFeed published)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (FundingDesk.Find(region) is null)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var type = checks.TypeOrAll(body.Value.ServiceType);
        if (body.Value.DollarsPerYear is not (> 0 and <= FundedAmount.DollarsMax))
        {
            checks.Fail("dollarsPerYear", "Field_Range", 0.01m, FundedAmount.DollarsMax);
        }

        return checks.AreGood ? Answer.Ok(Shape(region, await desk.Put(region, type, body.Value.DollarsPerYear!.Value, context.UserName()), published)) : checks.Answer();
    }

    private static object Shape(string region, FundedAmount amount, ProtectedFeed published) => new
    {
        RegionCode = region,
        amount.ServiceType,
        amount.DollarsPerYear,
        amount.By,
        amount.At,
        Protected = true,
        CostPerStart = published.Figure(region, amount.ServiceType) is { } figure ? amount.CostPerStart(figure) : null,
    };
}

/// <summary>PUT /api/funding/{region}.</summary>
internal sealed record FundingBody(string? ServiceType, decimal? DollarsPerYear);
