namespace Coordination.Domain.Referrals;

/// <summary>What a person says of a service once it has ended (S56). Each answer is 1 (not at all) to 5 (fully); null when they declined.</summary>
/// <param name="WasRight">It was what they needed.</param>
/// <param name="WasRespectful">They were treated with respect.</param>
/// <param name="WouldRecommend">They would recommend it.</param>
[GenerateSerializer, Immutable, Alias("Experience")]
public sealed record Experience(int? WasRight, int? WasRespectful, int? WouldRecommend);
