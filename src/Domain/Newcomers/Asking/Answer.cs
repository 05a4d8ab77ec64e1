namespace Coordination.Domain.Newcomers.Asking;

/// <summary>An answer to a question of the form.</summary>
/// <param name="Question">The slug of the question.</param>
/// <param name="Option">The slug of what was chosen; null when the person declined to say.</param>
[GenerateSerializer, Immutable, Alias("Answer")]
public sealed record Answer(string Question, string? Option);
