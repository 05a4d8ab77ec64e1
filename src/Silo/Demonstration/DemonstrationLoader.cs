using System.Diagnostics;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Providers;
using Coordination.Grains.Resources;
using Coordination.Silo.Hosting;
using Coordination.Silo.SignIn;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Demonstration;

/// <summary>Fills an empty database with the demonstration community, through the same grains that everybody uses.</summary>
internal sealed partial class DemonstrationLoader(
    IGrainFactory grains, DemonstrationRows rows, TimeProvider clock, IOptions<CoordinationOptions> options, ILogger<DemonstrationLoader> logger)
{
    private const int Seed = 2024;
    private const int Parallel = 12;
    private const int HistoryDays = 150;
    private const int ReferredOfHundred = 45;
    private const string Scope = "demonstration";
    private const string HomeOfPartner = "3520";

    /// <summary>Loads it, unless there are providers already.</summary>
    public async Task Load(CancellationToken cancellation)
    {
        if (!await rows.IsEmpty(cancellation))
        {
            return;
        }

        var began = Stopwatch.GetTimestamp();
        var world = new DemonstrationWorld(Seed);
        var homes = DemonstrationWorld.Homes(options.Value.DemoScale);
        var people = homes.ToDictionary(home => home.Division.Code, home => home.People);
        var providers = RegionTable.CensusDivisions.OrderByDescending(division => division.Arrivals2024)
            .SelectMany(division => Enumerable.Range(0, DemonstrationWorld.ProvidersOf(division)).Select(index => Plan(world, division, index, people.GetValueOrDefault(division.Code))))
            .ToList();
        var visits = homes.SelectMany(home => Enumerable.Range(0, home.People).Select(_ => Visit(world, home.Division))).ToList();

        await Each(providers, Open, cancellation);
        await Each(visits, Receive, cancellation);
        var elapsed = Stopwatch.GetElapsedTime(began);
        LogLoaded(providers.Count, visits.Count, elapsed);
    }

    private static (ProviderId Id, RegisterProvider Register, List<(ResourceDraft Draft, int Units)> Resources) Plan(
        DemonstrationWorld world, Region division, int index, int people)
    {
        var id = ProviderId.From(Scope, $"{division.Code} {index}");
        var register = DemonstrationWorld.Provider(division, index);
        return (
            id,
            division.Code == HomeOfPartner && index == 0 ? register with { FirstMember = Roles.Partner } : register,
            [.. world.Resources(division, id, people, DemonstrationWorld.ProvidersOf(division), index)]);
    }

    private (Person Person, Interview Interview, DateTimeOffset MadeAt, bool IsReferred) Visit(DemonstrationWorld world, Region division)
    {
        var now = clock.GetUtcNow();
        var person = world.Person(division, DateOnly.FromDateTime(now.UtcDateTime));
        return (person, world.Interview(), now.AddDays(-world.Number(HistoryDays)), world.Chance(ReferredOfHundred));
    }

    private static Task Each<T>(IEnumerable<T> items, Func<T, Task> act, CancellationToken cancellation) =>
        System.Threading.Tasks.Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation },
            async (item, _) => await act(item));

    private async Task Open((ProviderId Id, RegisterProvider Register, List<(ResourceDraft Draft, int Units)> Resources) plan)
    {
        var provider = grains.GetGrain<IProviderGrain>(plan.Id.Value);
        await provider.Register(plan.Register);
        foreach (var (draft, units) in plan.Resources)
        {
            await provider.PutResource(draft);
            await grains.GetGrain<IResourceGrain>(draft.ResourceId.Value).PostOpening(
                new(CommandKey.Step(Scope, $"open {draft.ResourceId}"), new OpeningTerms(CapacityUnit.Seat, null, null), units));
        }
    }

    private async Task Receive((Person Person, Interview Interview, DateTimeOffset MadeAt, bool IsReferred) visit)
    {
        var newcomer = grains.GetGrain<INewcomerGrain>(NewcomerId.New().Value);
        await newcomer.Register(visit.Person);
        await newcomer.Assess(new(AssessmentId.New(), Scope, visit.Interview, visit.MadeAt));
        if (!visit.IsReferred)
        {
            return;
        }

        var best = (await newcomer.Matches())!.Items.Select(item => item.Match).FirstOrDefault(match => match.NeedId is not null);
        if (best is not null
            && await newcomer.Refer(new(ReferralId.New(), Scope, null, best.Listing.OpeningId, best.NeedId, null)) is ReferralOutcome.Done sent
            && sent.Referral.ReferralId.Value[^1] is not ('0' or '1' or '2'))
        {
            await newcomer.Move(new(sent.Referral.ReferralId, ReferralMove.Accept, Scope, null, null));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demonstration community is loaded: {Providers} providers and {People} invented people in {Elapsed}")]
    private partial void LogLoaded(int providers, int people, TimeSpan elapsed);
}
