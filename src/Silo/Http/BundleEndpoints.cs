using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Bundles;
using Coordination.Grains.Newcomers;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Bundles: several holds for one person, all or nothing.</summary>
internal static class BundleEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder commands)
    {
        commands.MapPost("/bundles", Place).For(Roles.KnowPeople).Ledgered().WithTags("Bundles")
            .WithSummary("Holds several openings for one newcomer, all or none: 201, or 409 naming the parts that lack a seat and what is nearest.");
        commands.MapPost("/bundles/{id}/confirm", Confirm).For(Roles.KnowPeople).Ledgered().WithTags("Bundles")
            .WithSummary("Makes every hold of the bundle a reservation, in one transaction: 200, or 409 lapsed.");
        commands.MapPost("/bundles/{id}/release", Release).For(Roles.KnowPeople).Ledgered().WithTags("Bundles")
            .WithSummary("Gives every part of the bundle back.");
    }

    private static async Task<Answer> Place(HttpContext context, Body<BundleBody> body, IGrainFactory grains, People people)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var seconds = body.Value.TtlSeconds is null
            ? Limits.HoldSecondsDefault
            : checks.Number("ttlSeconds", body.Value.TtlSeconds, Limits.HoldSecondsMin, Limits.HoldSecondsMax);
        var newcomer = await HoldEndpoints.NewcomerOf(checks, body.Value.NewcomerId, people);
        var parts = await PartsOf(checks, newcomer, body.Value.Items, people);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var key = context.Command();
        var bundle = BundleId.From(key.Scope, key.Key);
        var region = await people.RegionOf(newcomer);
        return BundleAnswer.Of(await grains.GetGrain<IBundleGrain>(bundle.Value).Place(new(key, newcomer, region, parts, TimeSpan.FromSeconds(seconds))));
    }

    private static async Task<ImmutableArray<WantedPart>> PartsOf(Checks checks, NewcomerId newcomer, IReadOnlyList<BundleItemBody?>? items, People people)
    {
        if (items is not { Count: > 0 and <= Limits.BundlePartsMax })
        {
            checks.Number("items", items?.Count, 1, Limits.BundlePartsMax);
            return [];
        }

        var parts = ImmutableArray.CreateBuilder<WantedPart>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            var (item, at) = (items[index], $"items[{index}]");
            var units = item?.Units is null ? 1 : checks.Number($"{at}.units", item.Units, 1, Limits.HoldUnitsMax);
            var need = await HoldEndpoints.NeedOf(checks, newcomer, item?.NeedId, people, $"{at}.needId");
            if (!OpeningId.TryParse(item?.OpeningId, out var openingId))
            {
                checks.Fail($"{at}.openingId", item?.OpeningId is null ? "Field_Required" : "Field_Unknown");
            }

            parts.Add(new(openingId, units, need));
        }

        return parts.ToImmutable();
    }

    private static async Task<Answer> Confirm(string id, HttpContext context, Body<EmptyBody> body, IGrainFactory grains) =>
        body.Fault ?? (BundleId.TryParse(id, out var bundleId)
            ? await Noted(await grains.GetGrain<IBundleGrain>(bundleId.Value).Confirm(context.Command()), grains)
            : Answer.NotFound());

    private static async Task<Answer> Release(string id, HttpContext context, Body<EmptyBody> body, IGrainFactory grains) =>
        body.Fault ?? (BundleId.TryParse(id, out var bundleId)
            ? await Noted(await grains.GetGrain<IBundleGrain>(bundleId.Value).Release(context.Command()), grains)
            : Answer.NotFound());

    /// <summary>Tells the person's record what became of their needs. A repeated command tells it again, so a crash in between heals.</summary>
    private static async Task<Answer> Noted(BundleOutcome outcome, IGrainFactory grains)
    {
        var (newcomer, holds) = outcome switch
        {
            BundleOutcome.Confirmed confirmed => (confirmed.NewcomerId, confirmed.Holds),
            BundleOutcome.Released released => (released.NewcomerId, released.Holds),
            _ => (default, []),
        };
        foreach (var need in holds.Select(hold => hold.NeedId).OfType<NeedId>())
        {
            await grains.GetGrain<INewcomerGrain>(newcomer.Value).NoteReservation(need);
        }

        return BundleAnswer.Of(outcome);
    }
}
