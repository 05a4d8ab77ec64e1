namespace Coordination.Domain.Gaps;

/// <summary>The word for a gap index.</summary>
public enum GapStanding
{
    /// <summary>Nobody has recorded a need; not the same as "good".</summary>
    NoDemand,

    /// <summary>Fewer than five people: too few to say.</summary>
    TooFew,

    /// <summary>0 to 24.</summary>
    Balanced,

    /// <summary>25 to 49.</summary>
    Tight,

    /// <summary>50 to 74.</summary>
    Short,

    /// <summary>75 and more.</summary>
    Critical,
}
