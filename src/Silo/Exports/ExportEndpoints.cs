using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Exports;
using Coordination.Dashboard.Map;
using Coordination.Domain;
using Coordination.Domain.Geography;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Consents;
using Coordination.Grains.Exports;
using Coordination.Grains.Live;
using Coordination.Grains.Quality;
using Coordination.Silo.Http;
using Say = Coordination.Dashboard.Words.Say;
using Texts = Coordination.Dashboard.Resources;

namespace Coordination.Silo.Exports;

/// <summary>Tables of the pages as files. Who may have one is who sees the page, and they get what they see there.</summary>
internal static class ExportEndpoints
{
    /// <summary>Where they are.</summary>
    public const string Prefix = "/export";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup(Prefix).RequireAuthorization().ExcludeFromDescription().AddEndpointFilter(OnlyFormats);
        exports.MapGet("/figures.{format}", Figures);
        Desk(exports.MapGet("/names.{format}", Names));
        Desk(exports.MapGet("/openings.{format}", Openings));
        Desk(exports.MapGet("/caseloads.{format}", Caseloads));
        Desk(exports.MapGet("/quality.{format}", Quality));
        exports.MapGet("/distribution.{format}", Distribution).For(Dashboard.Roles.WithDistribution.Split(','));
        exports.MapGet("/projects.{format}", ProjectExport.Give).For(Dashboard.Roles.WithProjects.Split(','));
    }

    /// <summary>The desk under the map is for coordinators who are not funders too.</summary>
    private static void Desk(RouteHandlerBuilder endpoint) =>
        endpoint.RequireAuthorization(policy => policy.RequireAssertion(reader => Readerships.Of(reader.User) == Readership.Coordinators));

    private static async ValueTask<object?> OnlyFormats(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ExportGate.Has(context.HttpContext.GetRouteValue("format") as string ?? "") ? await next(context) : Answer.NotFound();

    private static async Task<IResult> Figures(string format, HttpContext context, ExportGate gate, ReaderFigures figures, string? region, string? type, string? level)
    {
        var checks = new ExportChecks();
        var where = checks.Region("region", region ?? "CA");
        var serviceType = checks.ServiceType("type", type);
        var wanted = level is null ? (RegionLevel?)null : checks.Level("level", level);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var readership = Readerships.Of(context.User);
        if (figures.Version(readership) <= 0)
        {
            return Answer.Problem(StatusCodes.Status503ServiceUnavailable, "unavailable") with { RetryAfterSeconds = 1 };
        }

        return await gate.Give(context, format, new(
            ExportKind.Figures,
            ExportTables.Figures(ExportRegions.Of(where, wanted), code => figures.Of(readership, code, serviceType), readership),
            () => Say.With(Texts.ExportTexts.TitleFigures, Say.In(where.Name)),
            figures.AsOf(readership),
            readership == Readership.Funders ? ExportProtection.Protected : ExportProtection.Exact,
            [ExportFilters.Of(where), ExportFilters.OfServiceType(serviceType), .. wanted is { } fine ? [ExportFilters.Of(fine)] : Array.Empty<ExportFilter>()]));
    }

    private static async Task<IResult> Names(
        string format, HttpContext context, ExportGate gate, DeskLists lists, AccessLog access, TimeProvider clock, string? region, string? type, string? purpose)
    {
        var checks = new ExportChecks();
        var where = checks.DeskRegion("region", region);
        var serviceType = checks.ServiceType("type", type);
        var what = checks.Purpose("purpose", purpose);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var now = clock.GetUtcNow();
        var (people, total) = await lists.Waiting(RegionTable.DivisionsWithin(where.Code), serviceType, ExportGate.RowsMax, context.RequestAborted);
        if (!checks.IsBounded(total))
        {
            return checks.Answer();
        }

        await access.NoteAll([.. people.Select(person => person.NewcomerId)], context.UserName(), AccessKind.Export, context.RequestAborted);
        return await gate.Give(context, format, new(
            ExportKind.Names,
            ExportTables.Names(people, now),
            () => Say.With(Texts.DeskTexts.NamesCaption, Say.In(where.Name)),
            now,
            ExportProtection.Personal,
            [ExportFilters.Of(where), ExportFilters.OfServiceType(serviceType), ExportFilters.Of(what)]));
    }

    private static async Task<IResult> Openings(string format, HttpContext context, ExportGate gate, DeskLists lists, TimeProvider clock, string? region, string? type)
    {
        var checks = new ExportChecks();
        var where = checks.DeskRegion("region", region);
        var serviceType = checks.ServiceType("type", type);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var now = clock.GetUtcNow();
        var (openings, total) = await lists.Posted(RegionTable.DivisionsWithin(where.Code), serviceType, ExportGate.RowsMax, context.RequestAborted);
        if (!checks.IsBounded(total))
        {
            return checks.Answer();
        }

        return await gate.Give(context, format, new(
            ExportKind.Openings,
            ExportTables.Openings(openings),
            () => Say.With(Texts.DeskTexts.OpeningsCaption, Say.In(where.Name)),
            now,
            ExportProtection.Exact,
            [ExportFilters.Of(where), ExportFilters.OfServiceType(serviceType)]));
    }

    private static async Task<IResult> Caseloads(string format, HttpContext context, ExportGate gate, CaseloadTable caseloads, TimeProvider clock, string? region)
    {
        var checks = new ExportChecks();
        var where = checks.DeskRegion("region", region);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var now = clock.GetUtcNow();
        return await gate.Give(context, format, new(
            ExportKind.Caseloads,
            ExportTables.Caseloads(await caseloads.Of(RegionTable.DivisionsWithin(where.Code), context.RequestAborted)),
            () => Say.With(Texts.ExportTexts.TitleCaseloads, Say.In(where.Name)),
            now,
            ExportProtection.Exact,
            [ExportFilters.Of(where)]));
    }

    private static async Task<IResult> Quality(string format, HttpContext context, ExportGate gate, QualityTable quality, TimeProvider clock, string? region)
    {
        var checks = new ExportChecks();
        var where = checks.DeskRegion("region", region);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var now = clock.GetUtcNow();
        return await gate.Give(context, format, new(
            ExportKind.Quality,
            ExportTables.Quality(await quality.Of(RegionTable.DivisionsWithin(where.Code))),
            () => Say.With(Texts.DeskTexts.QualityCaption, Say.In(where.Name)),
            now,
            ExportProtection.Exact,
            [ExportFilters.Of(where)]));
    }

    private static async Task<IResult> Distribution(string format, HttpContext context, ExportGate gate, ProtectedFeed published, string? type, string? level)
    {
        var checks = new ExportChecks();
        var serviceType = checks.ServiceType("type", type);
        var fine = checks.Level("level", level ?? RegionLevels.Slug(RegionLevel.Province));
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var figures = published.Figures(fine, serviceType);
        if (figures.Count == 0)
        {
            return Answer.Problem(StatusCodes.Status503ServiceUnavailable, "unavailable") with { RetryAfterSeconds = 1 };
        }

        return await gate.Give(context, format, new(
            ExportKind.Distribution,
            ExportTables.Distribution(figures),
            () => Texts.DistributionTexts.SharesTitle,
            published.AsOf,
            ExportProtection.Protected,
            [ExportFilters.OfServiceType(serviceType), ExportFilters.Of(fine)]));
    }
}
