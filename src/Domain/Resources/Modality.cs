namespace Coordination.Domain.Resources;

/// <summary>How a resource reaches a person.</summary>
public enum Modality
{
    /// <summary>At a place.</summary>
    InPerson,

    /// <summary>Online with a live part.</summary>
    Online,

    /// <summary>Online, alone, at one's own pace.</summary>
    SelfDirected,

    /// <summary>Partly at a place and partly online.</summary>
    Hybrid,
}

/// <summary>Questions about a <see cref="Modality"/>.</summary>
public static class Modalities
{
    /// <summary>True when a person needs not travel for it.</summary>
    public static bool IsRemote(this Modality modality) => modality is Modality.Online or Modality.SelfDirected;
}
