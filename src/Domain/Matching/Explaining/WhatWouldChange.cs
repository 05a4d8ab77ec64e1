using System.Globalization;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Explaining;

/// <summary>What would have to be different for somebody to take part: one remark for each thing that stands against it.</summary>
internal static class WhatWouldChange
{
    /// <summary>What would change it; empty when nothing stands against it, or nothing can be done.</summary>
    public static ImmutableArray<Remark> Of(
        ImmutableArray<Remark> failures, ImmutableArray<RuleFinding> findings, DateOnly? heldUntil, Seeker seeker, OpeningListing listing)
    {
        var changes = failures.Select(failure => Of(failure, seeker, listing)).OfType<Remark>().ToList();
        changes.AddRange(findings.Where(finding => finding.Consequence == RuleConsequence.NotProposed).Select(OverrideOf).OfType<Remark>());
        if (heldUntil is { } day && failures.IsEmpty)
        {
            changes.Add(Remark.Of(Remarks.ChangeWait, Day(day)));
        }

        return [.. changes];
    }

    private static Remark? Of(Remark failure, Seeker seeker, OpeningListing listing)
    {
        var profile = listing.Profile;
        return failure.Code switch
        {
            Remarks.Full => Remark.Of(Remarks.ChangeWaitlist),
            Remarks.Closed => Remark.Of(Remarks.ChangeReopen),
            Remarks.Pending => Remark.Of(Remarks.ChangeApprove),
            Remarks.Unconfirmed => Remark.Of(Remarks.ChangeConfirm),
            Remarks.LanguageTooLow => Remark.Of(Remarks.ChangeLevel, Number(profile.NclcMin!.Value)),
            Remarks.LanguageTooHigh => Remark.Of(Remarks.ChangeHigherCourse, Number(profile.NclcMax!.Value)),
            Remarks.LanguageUnknown => Remark.Of(Remarks.ChangeRecordLevel),
            Remarks.TooYoung => Remark.Of(Remarks.ChangeBirthday, Day(seeker.BirthDate.AddYears(profile.AgeMin!.Value))),
            Remarks.OtherAudience => Remark.Of(Remarks.ChangeAudience, [.. failure.Values]),
            Remarks.OutsideCatchment => Remark.Of(Remarks.ChangeCatchment, failure.Values[0]),
            Remarks.NothingInCommon => Remark.Of(Remarks.ChangeNeed, profile.ServiceType),
            _ => null,
        };
    }

    private static Remark? OverrideOf(RuleFinding finding)
    {
        var by = EvidenceRules.Find(finding.RuleId)!.OverriddenBy;
        return by.IsEmpty ? null : Remark.Of(by.Contains(RuleOverride.Worker) ? Remarks.ChangeOverrideWorker : Remarks.ChangeOverrideCoordinator, finding.RuleId);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
