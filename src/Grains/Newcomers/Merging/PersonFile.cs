using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;

namespace Coordination.Grains.Newcomers.Merging;

/// <summary>A person with everybody who was merged into them: what each has on record, side by side.</summary>
public sealed class PersonFile
{
    private readonly Dictionary<NeedId, NewcomerId> needs;
    private readonly Dictionary<ReferralId, NewcomerId> referrals;
    private readonly Dictionary<ConsentId, NewcomerId> consents;
    private readonly Dictionary<AssessmentId, NewcomerId> assessed;

    internal PersonFile(NewcomerId asked, NewcomerView own, IReadOnlyList<NewcomerView> merged, IReadOnlyList<PersonMerge> merges)
    {
        Asked = asked;
        Merged = merged;
        Merges = merges;
        ImmutableArray<NewcomerView> all = [own, .. merged];
        Whole = own with
        {
            LatestAssessment = all.Select(view => view.LatestAssessment).OfType<Assessment>().MaxBy(assessment => assessment.MadeAt),
            Needs = [.. all.SelectMany(view => view.Needs)],
            Assets = [.. all.SelectMany(view => view.Assets)],
            Referrals = [.. all.SelectMany(view => view.Referrals)],
            Consents = [.. all.SelectMany(view => view.Consents)],
            Milestones = [.. all.SelectMany(view => view.Milestones).OrderBy(milestone => milestone.ReachedOn).DistinctBy(milestone => milestone.Kind)],
            Circle = [.. all.SelectMany(view => view.Circle).OrderBy(step => step.At)],
        };
        needs = all.SelectMany(view => view.Needs, (view, need) => (need.NeedId, view.NewcomerId)).ToDictionary(pair => pair.NeedId, pair => pair.NewcomerId);
        consents = all.SelectMany(view => view.Consents, (view, consent) => (consent.ConsentId, view.NewcomerId)).ToDictionary(pair => pair.ConsentId, pair => pair.NewcomerId);
        assessed = all.Where(view => view.LatestAssessment is not null).ToDictionary(view => view.LatestAssessment!.AssessmentId, view => view.NewcomerId);
        referrals = all.SelectMany(view => view.Referrals, (view, referral) => (referral.ReferralId, view.NewcomerId)).ToDictionary(pair => pair.ReferralId, pair => pair.NewcomerId);
    }

    /// <summary>Who was asked for; not <see cref="Whole"/> when they were merged away.</summary>
    public NewcomerId Asked { get; }

    /// <summary>The person they are known as now, with needs, strengths and referrals of all, and the newest assessment of any.</summary>
    public NewcomerView Whole { get; }

    /// <summary>Those who were merged into them, each with what is theirs.</summary>
    public IReadOnlyList<NewcomerView> Merged { get; }

    /// <summary>The merges that count now, oldest first.</summary>
    public IReadOnlyList<PersonMerge> Merges { get; }

    /// <summary>Every record that is theirs.</summary>
    public IEnumerable<NewcomerId> Records => Merged.Select(view => view.NewcomerId).Prepend(Whole.NewcomerId);

    /// <summary>True when who was asked for leads to somebody else.</summary>
    public bool IsElsewhere => Asked != Whole.NewcomerId;

    /// <summary>On whose record a need is, and who must be told to act on it.</summary>
    public NewcomerId OwnerOf(NeedId? needId) => needId is { } need ? needs.GetValueOrDefault(need, Whole.NewcomerId) : Whole.NewcomerId;

    /// <summary>On whose record a consent is.</summary>
    public NewcomerId OwnerOf(ConsentId consentId) => consents.GetValueOrDefault(consentId, Whole.NewcomerId);

    /// <summary>On whose record a latest assessment is.</summary>
    public NewcomerId OwnerOf(AssessmentId assessmentId) => assessed.GetValueOrDefault(assessmentId, Whole.NewcomerId);

    /// <summary>On whose record a referral is.</summary>
    public NewcomerId OwnerOf(ReferralId referralId) => referrals.GetValueOrDefault(referralId, Whole.NewcomerId);
}
