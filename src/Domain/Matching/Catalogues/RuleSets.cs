using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>What the evidence rules let be proposed, one set of openings for every kind of person that has asked; made at the first question.</summary>
/// <remarks>The rule about distinct groups (R12) is looked at opening by opening, because its answers are too many for sets.</remarks>
internal sealed class RuleSets(RuleThresholds thresholds)
{
    private readonly record struct Kind(int? Nclc, NeedLevel Level, bool IsDistress, bool HasClinicalSignal, bool IsInAcceptedBundle)
    {
        public static Kind Of(PersonFacts person) => new(person.NclcLowest, person.Level, person.IsDistress, person.HasClinicalSignal, person.IsInAcceptedBundle);

        /// <summary>Somebody of this kind, of whom nothing else is known.</summary>
        public PersonFacts Example => new()
        {
            NclcLowest = Nclc,
            Level = Level,
            IsDistress = IsDistress,
            HasClinicalSignal = HasClinicalSignal,
            IsInAcceptedBundle = IsInAcceptedBundle,
        };
    }

    private readonly Dictionary<Kind, Bitmap> sets = [];
    private readonly List<OfferFacts> offers = [];

    /// <summary>Every set, for growing.</summary>
    public IEnumerable<Bitmap> All => sets.Values;

    /// <summary>Whether any offer was ever for distinct groups: when none was, nobody has to look at the offers one by one.</summary>
    public bool AreSomeForGroups { get; private set; }

    /// <summary>What is known of an opening's offer.</summary>
    public OfferFacts OfferAt(int position) => offers[position];

    /// <summary>Files an opening under every kind that has asked so far.</summary>
    public void Put(int position, OfferFacts offer)
    {
        if (position == offers.Count)
        {
            offers.Add(offer);
        }

        offers[position] = offer;
        AreSomeForGroups |= !offer.DistinctGroups.IsEmpty;
        foreach (var (kind, set) in sets)
        {
            set[position] = IsProposed(kind.Example, offer);
        }
    }

    /// <summary>What may be proposed to a person, but for distinct groups.</summary>
    public Bitmap For(PersonFacts person, int capacity)
    {
        var kind = Kind.Of(person);
        if (!sets.TryGetValue(kind, out var set))
        {
            set = new(capacity);
            var example = kind.Example;
            for (var position = 0; position < offers.Count; position++)
            {
                set[position] = IsProposed(example, offers[position]);
            }

            sets.Add(kind, set);
        }

        return set;
    }

    private bool IsProposed(PersonFacts person, OfferFacts offer) =>
        EvidenceRules.IsProposed(new(person, offer.DistinctGroups.IsEmpty ? offer : offer with { DistinctGroups = [] }, thresholds, DateOnly.MinValue));
}
