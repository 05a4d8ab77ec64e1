using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Markets;

/// <summary>An opening that was posted once: what a forecast knows of supply.</summary>
/// <param name="Day">The day it was posted, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Profile">The resource.</param>
/// <param name="Units">Its units.</param>
/// <param name="LengthDays">Days from the posting to its end; null when it has none.</param>
public sealed record PastPosting(int Day, ResourceProfile Profile, int Units, int? LengthDays);
