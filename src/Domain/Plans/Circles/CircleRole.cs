using Coordination.Domain.Referrals;

namespace Coordination.Domain.Plans.Circles;

/// <summary>What somebody does in the circle of those who help a person together.</summary>
public enum CircleRole
{
    /// <summary>Leads: everybody else hands on to them. One at a time (S43).</summary>
    Lead,

    /// <summary>A front-line agency beside the lead (S43).</summary>
    Agency,

    /// <summary>A teacher or counsellor of the person's school (S19).</summary>
    SchoolStaff,

    /// <summary>The school board (S19).</summary>
    SchoolBoard,

    /// <summary>An employer (S19).</summary>
    Employer,
}

/// <summary>How far each role reaches: a consent is needed as well, and may reach less far.</summary>
public static class CircleRoles
{
    private static readonly ImmutableArray<string> OfSchool = ["education", "language-training", "language-assessment"];
    private static readonly ImmutableArray<string> OfWork = ["employment", "mentoring", "volunteering"];

    /// <summary>What of the person the role may ever know: names of <see cref="SharedFields.WithConsent"/>.</summary>
    public static ImmutableArray<string> MayKnow(CircleRole role) => role switch
    {
        CircleRole.Lead or CircleRole.Agency => SharedFields.WithConsent,
        CircleRole.SchoolStaff => ["name", "assets"],
        CircleRole.Employer => ["name", "assets"],
        _ => [],
    };

    /// <summary>Whether the role sees how a need of this type stands.</summary>
    public static bool Sees(CircleRole role, string serviceType) => role switch
    {
        CircleRole.SchoolStaff or CircleRole.SchoolBoard => OfSchool.Contains(serviceType),
        CircleRole.Employer => OfWork.Contains(serviceType),
        _ => true,
    };
}
