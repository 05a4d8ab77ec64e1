using System.Security.Claims;
using Coordination.Domain.Matching.Rules;

namespace Coordination.Dashboard.Matching;

/// <summary>Which of the signed-in roles stand for those whom the rules name.</summary>
public static class RuleOverrides
{
    /// <summary>Whether this user may decide otherwise than a rule, given a reason.</summary>
    public static bool MayOverride(ClaimsPrincipal user, RuleFinding finding) => EvidenceRules.Find(finding.RuleId)!.OverriddenBy.Any(role => RolesOf(role).Any(user.IsInRole));

    private static ImmutableArray<string> RolesOf(RuleOverride role) => role switch
    {
        RuleOverride.Worker or RuleOverride.Client => [Roles.Worker, Roles.Coordinator],
        RuleOverride.Supervisor or RuleOverride.Approver => [Roles.Coordinator],
        _ => [],
    };
}
