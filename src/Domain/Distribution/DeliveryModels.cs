using Coordination.Domain.Resources;

namespace Coordination.Domain.Distribution;

/// <summary>What delivery models are told apart by (S48).</summary>
public enum DeliveryBy
{
    /// <summary>In person, online or blended.</summary>
    Modality,

    /// <summary>The kind of organization that serves.</summary>
    ProviderKind,
}

/// <summary>The delivery models that can be compared.</summary>
public static class DeliveryModels
{
    /// <summary>At a place.</summary>
    public const string InPerson = "in-person";

    /// <summary>Online, with a live part or alone.</summary>
    public const string Online = "online";

    /// <summary>Partly at a place and partly online.</summary>
    public const string Blended = "blended";

    /// <summary>The models, in the order they are offered.</summary>
    public static ImmutableArray<string> Of(DeliveryBy by) => by == DeliveryBy.Modality ? [InPerson, Online, Blended] : Slugs<ProviderKind>.All;

    /// <summary>The model of a modality.</summary>
    public static string Of(Modality modality) => modality.IsRemote() ? Online : modality == Modality.Hybrid ? Blended : InPerson;
}
