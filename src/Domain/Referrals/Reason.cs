namespace Coordination.Domain.Referrals;

/// <summary>Why something ended or stopped.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">What was said, up to <see cref="Limits.NoteLengthMax"/> letters.</param>
[GenerateSerializer, Immutable, Alias("Reason")]
public sealed record Reason(ReasonCode Code, string Text);
