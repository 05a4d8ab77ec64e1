namespace Coordination.Domain.Newcomers.Asking;

/// <summary>An interview under way: kept as it is entered, so that it can be gone on with later and by somebody else.</summary>
/// <param name="AssessmentId">The assessment it will be.</param>
/// <param name="Form">The version of the form it was begun with.</param>
/// <param name="StartedBy">Who began it (the signed-in user).</param>
/// <param name="StartedAt">When.</param>
/// <param name="SavedBy">Who entered something last.</param>
/// <param name="SavedAt">When.</param>
/// <param name="Interview">What was said so far.</param>
/// <param name="Levels">Language levels so far: listening, speaking, reading, writing; null where not known.</param>
[GenerateSerializer, Immutable, Alias("Sitting")]
public sealed record Sitting(
    AssessmentId AssessmentId, int Form, string StartedBy, DateTimeOffset StartedAt, string SavedBy, DateTimeOffset SavedAt, Interview Interview, ImmutableArray<int?> Levels);
