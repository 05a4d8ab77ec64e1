using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Likeness;

namespace Coordination.Grains.Newcomers.Finding;

/// <summary>A person in a list.</summary>
/// <param name="NewcomerId">The person; for somebody who was merged away, the one they were merged into.</param>
/// <param name="GivenName">Given names; empty for an anonymous person.</param>
/// <param name="FamilyName">Family names, or the code of an anonymous person.</param>
/// <param name="BirthDate">Birth date; null for an anonymous person, who has not said it.</param>
/// <param name="RegionCode">A census division.</param>
/// <param name="Level">How much help they need, if they were assessed.</param>
/// <param name="RegisteredAt">When they were registered.</param>
public sealed record FoundPerson(
    NewcomerId NewcomerId, string GivenName, string FamilyName, DateOnly? BirthDate, string RegionCode, NeedLevel? Level, DateTimeOffset RegisteredAt)
{
    /// <summary>The whole name.</summary>
    public string Name => $"{GivenName} {FamilyName}".Trim();
}

/// <summary>Somebody who may be the person described.</summary>
public sealed record LikelyDuplicate(FoundPerson Person, PersonLikeness Likeness);
