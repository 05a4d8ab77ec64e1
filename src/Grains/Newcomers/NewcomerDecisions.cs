using Coordination.Domain.Geography;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Newcomers;

/// <summary>How a newcomer's record changes. Pure.</summary>
internal static class NewcomerDecisions
{
    private const int DefaultTargetDays = 45;

    /// <summary>Adds an interview: its needs, its assets, and what it came to. A need of a type that is still open is the same need, as it was entered last.</summary>
    /// <param name="state">The record.</param>
    /// <param name="command">The interview.</param>
    /// <param name="now">When it was made.</param>
    /// <param name="earlyAccessMonths">How long early access lasts, in months from landing.</param>
    public static NewcomerState Assess(NewcomerState state, AssessNewcomer command, DateTimeOffset now, int earlyAccessMonths)
    {
        var person = state.Person!;
        var today = TimeZones.DayIn(person.RegionCode, now);
        var interview = Instrument.Pruned(command.Interview, Age.InYears(person.BirthDate, today));
        var needs = state.Needs;
        var recorded = ImmutableArray.CreateBuilder<NeedId>();
        foreach (var entry in Instrument.NeedsOf(interview, person.PreferredLanguage))
        {
            var open = needs.FirstOrDefault(need => need.ServiceType == entry.ServiceType && need.Status == NeedStatus.Open);
            var need = open is null ? NewNeed(command.AssessmentId.Value, entry, now, today) : Again(open, entry);
            needs = open is null ? needs.Add(need) : needs.Replace(open, need);
            recorded.Add(need.NeedId);
        }

        var assets = state.Assets;
        var brought = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in interview.Assets)
        {
            var known = assets.FirstOrDefault(asset => asset.Kind == entry.Kind && string.Equals(asset.Term, entry.Term, StringComparison.OrdinalIgnoreCase));
            var asset = new Asset(known?.AssetId ?? "s-" + Ids.KeyFrom(command.AssessmentId.Value, $"{entry.Kind} {entry.Term}"), entry.Kind, entry.Term, entry.WillingToContribute);
            assets = known is null ? assets.Add(asset) : assets.Replace(known, asset);
            brought.Add(asset.AssetId);
        }

        var assessment = new Assessment
        {
            AssessmentId = command.AssessmentId,
            Form = Instrument.Version,
            MadeAt = now,
            MadeBy = command.By,
            Needs = recorded.ToImmutable(),
            Assets = brought.ToImmutable(),
            Findings = interview.Findings,
            Nclc = interview.Nclc,
            Answers = interview.Answers,
            AssetsDeclined = interview.AssetsDeclined,
            Result = Appraisal.Appraise(interview, person.LandedOn, today, earlyAccessMonths),
        };
        return state with
        {
            Assessments = state.Assessments.Add(assessment),
            Needs = needs,
            Assets = assets,
            Sitting = state.Sitting?.AssessmentId == command.AssessmentId ? null : state.Sitting,
        };
    }

    /// <summary>The state with these needs open: each that is not is recorded anew.</summary>
    public static NewcomerState AddNeeds(NewcomerId newcomerId, NewcomerState state, ImmutableArray<NeedEntry> entries, DateTimeOffset now)
    {
        var today = TimeZones.DayIn(state.Person!.RegionCode, now);
        var missing = entries.Where(entry => !state.Needs.Any(need => need.ServiceType == entry.ServiceType && need.Status is NeedStatus.Open or NeedStatus.Served));

        // The number of needs so far keeps the id of a need that comes again apart from that of the one that was closed.
        return state with { Needs = [.. state.Needs, .. missing.DistinctBy(entry => entry.ServiceType).Select(entry => NewNeed($"{newcomerId} needs {state.Needs.Length}", entry, now, today))] };
    }

    /// <summary>The state once a worker has decided otherwise than the latest interview came to.</summary>
    public static NewcomerState OverrideResult(NewcomerState state, OverrideResult command, DateTimeOffset now)
    {
        var assessment = state.Assessments.First(assessment => assessment.AssessmentId == command.AssessmentId);
        var decided = new ResultOverride(command.Level, command.Reason, command.By, now, assessment.Override?.Computed ?? assessment.Result);
        return state with { Assessments = state.Assessments.Replace(assessment, assessment with { Override = decided, Result = decided.Result }) };
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
            Circumstances = new()
            {
                IsDistress = latest?.AnswerTo(Instrument.AdaptationStress) == Instrument.Yes,
                HasClinicalSignal = latest?.AnswerTo(Instrument.ClinicalSignal) == Instrument.Yes,
                HasCaseManager = HasCaseManager(state),
                IsInAcceptedBundle = state.Needs.Any(need => need is { Status: NeedStatus.Served, IsBundled: true }),
                Neighbourhood = state.Person.PostalArea,
            },
        };
    }

    /// <summary>Whether those in the circle see something else than before.</summary>
    public static bool ChangesCircle(NewcomerState before, NewcomerState after) =>
        before.Circle != after.Circle || before.Consents != after.Consents || before.Needs != after.Needs || before.Assets != after.Assets
        || before.Milestones != after.Milestones || before.Person != after.Person || before.Assessments != after.Assessments;

    /// <summary>Somebody manages the case: a place for it is reserved, or a provider has said yes.</summary>
    private static bool HasCaseManager(NewcomerState state) =>
        state.Needs.Any(need => need is { ServiceType: ServiceTypes.CaseManagement, Status: NeedStatus.Served })
        || state.Referrals.Any(referral => referral.ServiceType == ServiceTypes.CaseManagement && Serves(referral));

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
    public static NewcomerState Reserve(NewcomerState state, NeedId needId, bool isReserved, bool isBundled, DateTimeOffset now)
    {
        var need = state.Needs.FirstOrDefault(need => need.NeedId == needId);
        var isServed = isReserved || state.Referrals.Any(referral => referral.NeedId == needId && Serves(referral));
        return need switch
        {
            { Status: NeedStatus.Open } when isReserved => state with { Needs = state.Needs.Replace(need, need with { Status = NeedStatus.Served, ServedAt = now, IsBundled = isBundled }) },
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

    private static Need Reopened(Need need) => need with { Status = NeedStatus.Open, ServedAt = null, ClosedAt = null, IsBundled = false };

    /// <summary>What was entered last counts; what was not entered this time stays.</summary>
    private static Need Again(Need open, NeedEntry entry) => open with
    {
        Urgency = entry.Urgency,
        TargetOn = entry.TargetOn ?? open.TargetOn,
        Credential = entry.Credential ?? open.Credential,
    };

    private static Need NewNeed(string scope, NeedEntry entry, DateTimeOffset now, DateOnly today) => new()
    {
        NeedId = NeedId.From(scope, entry.ServiceType),
        ServiceType = entry.ServiceType,
        Urgency = entry.Urgency,
        OpenedAt = now,
        TargetOn = entry.TargetOn ?? today.AddDays(ServiceTypes.Find(entry.ServiceType)?.TargetDays ?? DefaultTargetDays),
        Credential = entry.Credential,
    };
}
