using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Dashboard.People;

/// <summary>An interview as it is being entered. Its id is chosen at the start, so that recording it again records it once.</summary>
public sealed class AssessmentDraft
{
    /// <summary>The assessment it will be.</summary>
    public AssessmentId AssessmentId { get; } = AssessmentId.New();

    /// <summary>Urgency by service type; absent where nothing is needed.</summary>
    public Dictionary<string, int> Urgencies { get; } = [];

    /// <summary>The ten parts of a life.</summary>
    public ImmutableArray<DomainDraft> Domains { get; } = [.. Enum.GetValues<NeedDomain>().Select(domain => new DomainDraft(domain))];

    /// <summary>What the person brings.</summary>
    public List<AssetEntry> Assets { get; } = [];

    /// <summary>Levels in the order of <see cref="SkillNames"/>; null where not known.</summary>
    public int?[] Nclc { get; } = new int?[4];

    /// <summary>The kind of the asset being added.</summary>
    public AssetKind AssetKind { get; set; }

    /// <summary>The asset being added.</summary>
    public string AssetTerm { get; set; } = "";

    /// <summary>Whether the person would give it.</summary>
    public bool AssetWilling { get; set; } = true;

    /// <summary>Urgencies with their words.</summary>
    public static IEnumerable<(int Value, string Text)> UrgencyWords =>
        [(1, PeopleTexts.Urgency1), (2, PeopleTexts.Urgency2), (3, PeopleTexts.Urgency3), (4, PeopleTexts.Urgency4), (5, PeopleTexts.Urgency5)];

    /// <summary>The four skills.</summary>
    public static ImmutableArray<Func<string>> SkillNames { get; } = [() => PeopleTexts.Listening, () => PeopleTexts.Speaking, () => PeopleTexts.Reading, () => PeopleTexts.Writing];

    /// <summary>Sets or clears the urgency of a service type.</summary>
    public void SetUrgency(string serviceType, object? value)
    {
        if (Number(value) is > 0 and var urgency)
        {
            Urgencies[serviceType] = urgency;
        }
        else
        {
            Urgencies.Remove(serviceType);
        }
    }

    /// <summary>Sets or clears one language level.</summary>
    public void SetLevel(int skill, object? value) => Nclc[skill] = Number(value);

    /// <summary>Takes the asset being entered into the list.</summary>
    public void AddAsset()
    {
        if (AssetTerm.Trim().Length > 0 && Assets.Count < Limits.EntriesMax)
        {
            Assets.Add(new(AssetKind, AssetTerm.Trim(), AssetWilling));
            AssetTerm = "";
        }
    }

    /// <summary>What is wrong with it, in the reader's language; null when it can be recorded.</summary>
    public string? Wrong()
    {
        AddAsset();
        var levels = Nclc.Count(level => level is not null);
        return levels is not (0 or 4) ? PeopleTexts.NclcAll
            : levels == 0 && Urgencies.Count == 0 && Assets.Count == 0 && Domains.All(domain => domain.Answer == DomainDraft.Skipped) ? PeopleTexts.NothingEntered
            : null;
    }

    /// <summary>What is recorded.</summary>
    public Interview Interview() => new(
        [.. ServiceTypes.Slugs.Where(Urgencies.ContainsKey).Select(type => new NeedEntry(type, Urgencies[type]))],
        [.. Assets],
        [.. Domains.Where(domain => domain.Answer != DomainDraft.Skipped).Select(domain => domain.Finding())],
        Nclc is [{ } listening, { } speaking, { } reading, { } writing] ? new(listening, speaking, reading, writing) : null);

    private static int? Number(object? value) => int.TryParse(value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>One part of a life as it is being entered.</summary>
public sealed class DomainDraft(NeedDomain domain)
{
    /// <summary>Not asked.</summary>
    public const string Skipped = "";

    /// <summary>Asked, and the person declined to say.</summary>
    public const string Declined = "declined";

    /// <summary>Which part.</summary>
    public NeedDomain Domain { get; } = domain;

    /// <summary><see cref="Skipped"/>, <see cref="Declined"/>, or 1 to 5.</summary>
    public string Answer { get; set; } = Skipped;

    /// <summary>Whether the person wants help with it.</summary>
    public bool WantsHelp { get; set; }

    /// <summary>What the person said.</summary>
    public string OwnWords { get; set; } = "";

    /// <summary>What is recorded.</summary>
    public DomainFinding Finding() =>
        new(Domain, Answer == Declined ? null : int.Parse(Answer, CultureInfo.InvariantCulture), WantsHelp, string.IsNullOrWhiteSpace(OwnWords) ? null : OwnWords.Trim());
}
