namespace Coordination.Domain.Resources;

/// <summary>The five kinds of things a community offers a newcomer.</summary>
public enum ResourceKind
{
    /// <summary>A service of a settlement agency or another body.</summary>
    Service,

    /// <summary>A support such as child care or transport, which makes something else possible.</summary>
    Support,

    /// <summary>A club or circle in which people meet.</summary>
    Club,

    /// <summary>Paid work, a paid placement, or paid mentoring.</summary>
    PaidOpportunity,

    /// <summary>A role in which the newcomer gives.</summary>
    VolunteerOpportunity,
}

/// <summary>The words for <see cref="ResourceKind"/>: with an underscore, as in the project's vocabulary.</summary>
public static class ResourceKinds
{
    /// <summary>The word for a kind.</summary>
    public static string Word(ResourceKind kind) => Slugs<ResourceKind>.Of(kind).Replace('-', '_');

    /// <summary>Every word.</summary>
    public static ImmutableArray<string> Words { get; } = [.. Enum.GetValues<ResourceKind>().Select(Word)];
}
