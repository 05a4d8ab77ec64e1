namespace Coordination.Domain.Matching.Markets;

/// <summary>A need that was recorded once: what a forecast knows of demand.</summary>
/// <param name="Day">The day it was recorded, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Seeker">The person as they were, with this need and no other.</param>
/// <param name="IsServed">Somebody has served it since.</param>
public sealed record PastRequest(int Day, Seeker Seeker, bool IsServed = false);
