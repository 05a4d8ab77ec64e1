using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Grains;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Resources;

namespace Coordination.Silo.Demonstration;

/// <summary>What happens in a community: people arrive where people really arrive, partners answer, begin, end and open places.</summary>
internal sealed class SimulatorActs(IGrainFactory grains, DemonstrationRows rows, TimeProvider clock)
{
    private const string By = "simulator";
    private const int UnitsMax = 60;

    private readonly DemonstrationWorld world = new(Environment.ProcessId);

    /// <summary>One act: of a hundred, 40 arrivals, 30 answers, 12 ends, 18 changes of capacity.</summary>
    public Task Next() => world.Number(100) switch
    {
        < 40 => Arrive(),
        < 70 => Answer(),
        < 82 => End(),
        _ => ChangeCapacity(),
    };

    private async Task Arrive()
    {
        var newcomer = grains.GetGrain<INewcomerGrain>(NewcomerId.New().Value);
        await newcomer.Register(world.Person(world.Arrival(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
        var assessment = await newcomer.Assess(new(AssessmentId.New(), By, world.Interview()));
        var best = (await newcomer.Matches())!.Items.Where(item => !item.IsPriceHeld).Select(item => item.Match).FirstOrDefault(match => match.NeedId is not null);
        if (best is not null)
        {
            await newcomer.Refer(new(ReferralId.New(), By, null, best.Listing.OpeningId, best.NeedId, null));
        }
        else if (!assessment!.Needs.IsEmpty)
        {
            await newcomer.JoinWaitlist(assessment.Needs[0], null);
        }
    }

    private async Task Answer()
    {
        if (await rows.Referral("requested") is not { } referral)
        {
            return;
        }

        var newcomer = grains.GetGrain<INewcomerGrain>(referral.NewcomerId.Value);
        if (world.Chance(85))
        {
            await newcomer.Move(new(referral.Id, ReferralMove.Accept, By, null, null));
        }
        else
        {
            await newcomer.Move(new(referral.Id, ReferralMove.Reject, By, new(ReasonCode.NotEligible, "simulated"), null));
        }
    }

    private async Task End()
    {
        if (await rows.Referral("accepted", "in-progress") is { } referral)
        {
            await grains.GetGrain<INewcomerGrain>(referral.NewcomerId.Value).Move(
                new(referral.Id, ReferralMove.Complete, By, null, world.Chance(80) ? Outcome.NeedMet : Outcome.PartlyMet));
        }
    }

    private async Task ChangeCapacity()
    {
        if (await rows.Opening() is { } opening)
        {
            var maximum = Math.Clamp(opening.Maximum + world.Number(6) - 2, 1, UnitsMax);
            await grains.GetGrain<IResourceGrain>(opening.Id.Resource.Value).ChangeOpening(
                new(CommandKey.Once(By), opening.Id, maximum, null, Affirm: true));
        }
    }
}
