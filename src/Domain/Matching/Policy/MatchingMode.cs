namespace Coordination.Domain.Matching.Policy;

/// <summary>How bands weigh against each other when places are given.</summary>
public enum MatchingMode
{
    /// <summary>A band multiplies the value of a match: a much better match may go before a higher band.</summary>
    Weighted,

    /// <summary>A higher band is always served first; within a band the better match.</summary>
    StrictLexicographic,
}
