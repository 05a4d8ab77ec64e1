using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Newcomers;

/// <summary>How a newcomer's record changes. Pure.</summary>
internal static class NewcomerDecisions
{
    private const int DefaultTargetDays = 45;

    /// <summary>Adds an interview: its needs, its assets, and what it came to. A need of a type that is still open is the same need, with the newer urgency.</summary>
    public static NewcomerState Assess(NewcomerState state, AssessNewcomer command, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var needs = state.Needs;
        var recorded = ImmutableArray.CreateBuilder<NeedId>();
        foreach (var entry in command.Interview.Needs)
        {
            var open = needs.FirstOrDefault(need => need.ServiceType == entry.ServiceType && need.Status == NeedStatus.Open);
            var need = open is null ? NewNeed(command.AssessmentId, entry, now, today) : open with { Urgency = entry.Urgency };
            needs = open is null ? needs.Add(need) : needs.Replace(open, need);
            recorded.Add(need.NeedId);
        }

        var assets = state.Assets;
        var brought = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in command.Interview.Assets)
        {
            var known = assets.FirstOrDefault(asset => asset.Kind == entry.Kind && string.Equals(asset.Term, entry.Term, StringComparison.OrdinalIgnoreCase));
            var asset = new Asset(known?.AssetId ?? "s-" + Ids.KeyFrom(command.AssessmentId.Value, $"{entry.Kind} {entry.Term}"), entry.Kind, entry.Term, entry.WillingToContribute);
            assets = known is null ? assets.Add(asset) : assets.Replace(known, asset);
            brought.Add(asset.AssetId);
        }

        var assessment = new Assessment
        {
            AssessmentId = command.AssessmentId,
            Form = Assessment.CurrentForm,
            MadeAt = now,
            MadeBy = command.By,
            Needs = recorded.ToImmutable(),
            Assets = brought.ToImmutable(),
            Findings = command.Interview.Findings,
            Nclc = command.Interview.Nclc,
            Result = Appraisal.Appraise(command.Interview, state.Person!.LandedOn, today),
        };
        return state with { Assessments = state.Assessments.Add(assessment), Needs = needs, Assets = assets };
    }

    /// <summary>What matching may know about the person.</summary>
    public static Seeker SeekerOf(NewcomerId newcomerId, NewcomerState state)
    {
        var latest = state.Assessments.LastOrDefault();
        return new()
        {
            NewcomerId = newcomerId,
            RegionCode = state.Person!.RegionCode,
            BirthDate = state.Person.BirthDate,
            PreferredLanguage = state.Person.PreferredLanguage,
            NclcLowest = state.Assessments.LastOrDefault(assessment => assessment.Nclc is not null)?.Nclc?.Lowest,
            Audiences = state.Person.Audiences,
            Needs = [.. state.Needs.Where(need => need.Status == NeedStatus.Open)],
            Assets = [.. state.Assets.Where(asset => asset.WillingToContribute)],
            Band = latest?.Result.Band ?? PriorityBand.Other,
            Vulnerability = latest?.Result.Vulnerability ?? 0,
            Level = latest?.Result.Level ?? NeedLevel.Medium,
            LandedOn = state.Person.LandedOn,
        };
    }

    /// <summary>The state after a referral has taken a step, with what the step means for its need.</summary>
    public static NewcomerState Step(NewcomerState state, Referral before, Referral after, DateTimeOffset now)
    {
        var next = state with { Referrals = state.Referrals.Replace(before, after) };
        var need = next.Needs.FirstOrDefault(need => need.NeedId == after.NeedId);
        if (need is null || before.Status == after.Status)
        {
            return next;
        }

        // A referral that served nobody, or that is not the only one to serve, leaves the need with the one that does.
        var ceases = Serves(before) && !next.Referrals.Any(other => other.NeedId == after.NeedId && Serves(other));
        return next with { Needs = next.Needs.Replace(need, NeedAfter(need, after, ceases, now)) };
    }

    /// <summary>The state once a place for a need is, or is no longer, reserved; the same state when that changes nothing.</summary>
    public static NewcomerState Reserve(NewcomerState state, NeedId needId, bool isReserved, DateTimeOffset now)
    {
        var need = state.Needs.FirstOrDefault(need => need.NeedId == needId);
        var isServed = isReserved || state.Referrals.Any(referral => referral.NeedId == needId && Serves(referral));
        return need switch
        {
            { Status: NeedStatus.Open } when isReserved => state with { Needs = state.Needs.Replace(need, need with { Status = NeedStatus.Served, ServedAt = now }) },
            { Status: NeedStatus.Served } when !isServed => state with { Needs = state.Needs.Replace(need, Reopened(need)) },
            _ => state,
        };
    }

    private static Need NeedAfter(Need need, Referral referral, bool ceases, DateTimeOffset now) => referral.Status switch
    {
        ReferralStatus.Accepted => need with { Status = NeedStatus.Served, ServedAt = need.ServedAt ?? now },
        ReferralStatus.Completed when referral.Outcome is Outcome.NeedMet => need with { Status = NeedStatus.Met, ClosedAt = now },
        ReferralStatus.Completed when referral.Outcome is Outcome.NotMet && ceases && need.Status == NeedStatus.Served => Reopened(need),
        ReferralStatus.Failed or ReferralStatus.Cancelled when ceases && need.Status == NeedStatus.Served => Reopened(need),
        _ => need,
    };

    private static bool Serves(Referral referral) => referral.Status is ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold;

    private static Need Reopened(Need need) => need with { Status = NeedStatus.Open, ServedAt = null, ClosedAt = null };

    private static Need NewNeed(AssessmentId assessmentId, NeedEntry entry, DateTimeOffset now, DateOnly today) => new()
    {
        NeedId = NeedId.From(assessmentId.Value, entry.ServiceType),
        ServiceType = entry.ServiceType,
        Urgency = entry.Urgency,
        OpenedAt = now,
        TargetOn = today.AddDays(ServiceTypes.Find(entry.ServiceType)?.TargetDays ?? DefaultTargetDays),
    };
}
