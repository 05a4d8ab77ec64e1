using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;

namespace Coordination.Grains.Newcomers;

/// <summary>Keep an interview as far as it has come.</summary>
/// <param name="AssessmentId">The assessment it will be.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Interview">What was said so far.</param>
/// <param name="Levels">Language levels so far: listening, speaking, reading, writing.</param>
/// <param name="Seen">When what the user has before them was saved: what somebody else saved since is not written over. Null writes over anything.</param>
[GenerateSerializer, Immutable, Alias("SaveSitting")]
public sealed record SaveSitting(AssessmentId AssessmentId, string By, Interview Interview, ImmutableArray<int?> Levels, DateTimeOffset? Seen = null);

/// <summary>What became of saving an interview.</summary>
/// <param name="Sitting">The interview under way, which may be another one; null when this one is recorded already.</param>
/// <param name="IsSaved">Whether it is the one that was to be saved.</param>
[GenerateSerializer, Immutable, Alias("SittingOutcome")]
public sealed record SittingOutcome(Sitting? Sitting, bool IsSaved);

/// <summary>Decide otherwise than an interview came to.</summary>
/// <param name="AssessmentId">The latest assessment.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Level">How much help is needed.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("OverrideResult")]
public sealed record OverrideResult(AssessmentId AssessmentId, string By, NeedLevel Level, string Reason);
