namespace Coordination.Silo.Http;

/// <summary>POST /api/referrals/{id}/messages.</summary>
internal sealed record MessageBody(string? Text);

/// <summary>POST /api/referrals/{id}/sessions; without a day, today.</summary>
internal sealed record SessionBody(DateOnly? On, bool? Attended);

/// <summary>POST /api/referrals/{id}/experience; what is not named was declined.</summary>
internal sealed record ExperienceBody(int? WasRight, int? WasRespectful, int? WouldRecommend);

/// <summary>POST /api/referrals/{id}/reassign.</summary>
internal sealed record ReassignBody(string? OpeningId, string? Reason);

/// <summary>POST /api/newcomers/{id}/needs.</summary>
internal sealed record AddNeedsBody(IReadOnlyList<string>? ServiceTypes, int? Urgency);

/// <summary>POST /api/newcomers/{id}/milestones; without a day, today.</summary>
internal sealed record MilestoneBody(string? Kind, DateOnly? ReachedOn);

/// <summary>POST /api/newcomers/{id}/circle; without a role the provider leaves.</summary>
internal sealed record CircleBody(string? ProviderId, string? Role);

/// <summary>How a person can be reached. <c>From</c> and <c>Until</c> are times of their day, HH:mm.</summary>
internal sealed record ContactBody(string? Phone, string? Email, string? Channel, string? Language, string? From, string? Until, bool? SafeToLeaveWord);

/// <summary>POST /api/newcomers/duplicates: what is known so far of somebody about to be registered.</summary>
internal sealed record DescriptionBody(string? GivenName, string? FamilyName, DateOnly? BirthDate, string? Phone, string? Email, string? ClientId);

/// <summary>POST /api/newcomers/search.</summary>
internal sealed record SearchBody(string? Text);

/// <summary>POST /api/newcomers/{id}/merge.</summary>
internal sealed record MergeBody(string? Into, string? Reason);

/// <summary>POST /api/merges/{id}/undo.</summary>
internal sealed record UndoBody(string? Reason);

/// <summary>PUT /api/newcomers/{id}/household: the household itself, or somebody who is in it.</summary>
internal sealed record HouseholdBody(string? HouseholdId, string? WithNewcomerId, string? Relation);
