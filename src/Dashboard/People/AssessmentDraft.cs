using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;

namespace Coordination.Dashboard.People;

/// <summary>An interview as it is being entered. Its id is chosen at the start, so that recording it again records it once.</summary>
public sealed class AssessmentDraft
{
    /// <summary>A new interview.</summary>
    public AssessmentDraft() => AssessmentId = AssessmentId.New();

    /// <summary>An interview that is gone on with.</summary>
    public AssessmentDraft(Sitting sitting)
    {
        AssessmentId = sitting.AssessmentId;
        var interview = sitting.Interview;
        foreach (var need in interview.Needs)
        {
            Needs[need.ServiceType] = new() { Urgency = need.Urgency, TargetOn = need.TargetOn };
            Credential.Take(need.Credential);
        }

        foreach (var domain in Domains)
        {
            domain.Take(interview.Findings.FirstOrDefault(finding => finding.Domain == domain.Domain));
        }

        foreach (var answer in interview.Answers)
        {
            Answers[answer.Question] = answer.Option ?? DomainDraft.Declined;
        }

        Assets.AddRange(interview.Assets);
        AssetsDeclined = interview.AssetsDeclined;
        sitting.Levels.CopyTo(Nclc);
    }

    /// <summary>The assessment it will be.</summary>
    public AssessmentId AssessmentId { get; private set; }

    /// <summary>What would help, by service type; absent where nothing is needed.</summary>
    public Dictionary<string, NeedDraft> Needs { get; } = [];

    /// <summary>The ten parts of a life.</summary>
    public ImmutableArray<DomainDraft> Domains { get; } = [.. Enum.GetValues<NeedDomain>().Select(domain => new DomainDraft(domain))];

    /// <summary>Answers by question: an option, or <see cref="DomainDraft.Declined"/>; absent where nothing was said.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>The credential that waits to be recognized.</summary>
    public CredentialDraft Credential { get; } = new();

    /// <summary>What the person brings.</summary>
    public List<AssetEntry> Assets { get; } = [];

    /// <summary>Asked what they bring, the person declined to say.</summary>
    public bool AssetsDeclined { get; set; }

    /// <summary>Levels in the order of <see cref="SkillNames"/>; null where not known.</summary>
    public int?[] Nclc { get; } = new int?[4];

    /// <summary>The kind of the asset being added.</summary>
    public AssetKind AssetKind { get; set; }

    /// <summary>The asset being added.</summary>
    public string AssetTerm { get; set; } = "";

    /// <summary>Whether the person would give it.</summary>
    public bool AssetWilling { get; set; } = true;

    /// <summary>The four skills.</summary>
    public static ImmutableArray<Func<string>> SkillNames { get; } = [() => PeopleTexts.Listening, () => PeopleTexts.Speaking, () => PeopleTexts.Reading, () => PeopleTexts.Writing];

    /// <summary>Makes what was entered a new assessment: the one it was to be is recorded already.</summary>
    public void BecomeAnother() => AssessmentId = AssessmentId.New();

    /// <summary>Sets or clears one language level.</summary>
    public void SetLevel(int skill, object? value) => Nclc[skill] = NeedDraft.Number(value);

    /// <summary>Sets or clears the answer to a question.</summary>
    public void SetAnswer(string question, object? value)
    {
        if (value is string { Length: > 0 } option)
        {
            Answers[question] = option;
        }
        else
        {
            Answers.Remove(question);
        }
    }

    /// <summary>Takes the asset being entered into the list.</summary>
    public void AddAsset()
    {
        if (AssetTerm.Trim().Length > 0 && Assets.Count < Limits.EntriesMax)
        {
            Assets.Add(new(AssetKind, AssetTerm.Trim(), AssetWilling));
            (AssetTerm, AssetsDeclined) = ("", false);
        }
    }

    /// <summary>What is wrong with it, in the reader's language; null when it can be recorded.</summary>
    public string? Wrong()
    {
        AddAsset();
        var levels = Nclc.Count(level => level is not null);
        return levels is not (0 or 4) ? PeopleTexts.NclcAll
            : levels == 0 && Needs.Count == 0 && Assets.Count == 0 && Domains.All(domain => domain.Answer == DomainDraft.Skipped) ? PeopleTexts.NothingEntered
            : !Instrument.HasAssetsPart(Interview()) ? AskingTexts.AssetsMissing
            : null;
    }

    /// <summary>What is recorded, or kept until it is.</summary>
    public Interview Interview() => new(
        [.. Domain.Resources.ServiceTypes.Slugs.Where(Needs.ContainsKey).Select(type => Needs[type].Entry(type) with { Credential = type == CredentialDraft.ServiceType ? CredentialSaid() : null })],
        [.. Assets],
        [.. Domains.Where(domain => domain.Answer != DomainDraft.Skipped).Select(domain => domain.Finding())],
        Nclc is [{ } listening, { } speaking, { } reading, { } writing] ? new(listening, speaking, reading, writing) : null)
    {
        AssetsDeclined = AssetsDeclined,
        Answers = [.. Answers.Select(answer => new Answer(answer.Key, answer.Value == DomainDraft.Declined ? null : answer.Value))],
    };

    private Credential? CredentialSaid() => Answers.GetValueOrDefault(Instrument.CredentialWaits) == Instrument.Yes ? Credential.Said() : null;
}
