using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Resources.Capacity;

/// <summary>Whose need, and which, a hold was placed for.</summary>
[GenerateSerializer, Immutable, Alias("HeldNeed")]
public sealed record HeldNeed(NewcomerId NewcomerId, NeedId NeedId)
{
    /// <summary>The need of a hold; null when it was placed for none.</summary>
    public static HeldNeed? Of(Hold hold) => hold.NeedId is { } need ? new(hold.NewcomerId, need) : null;
}
