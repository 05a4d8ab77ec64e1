namespace Coordination.Domain.Resources;

/// <summary>A group that a resource is for. A resource with no audience is for everyone.</summary>
public enum Audience
{
    /// <summary>Women.</summary>
    Women,

    /// <summary>Young people.</summary>
    Youth,

    /// <summary>Older people.</summary>
    Seniors,

    /// <summary>Families with children.</summary>
    Families,

    /// <summary>Refugees and people in need of protection.</summary>
    Refugees,

    /// <summary>Speakers of French outside Quebec.</summary>
    Francophones,
}
