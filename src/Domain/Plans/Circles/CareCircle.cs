using Coordination.Domain.Resources;

namespace Coordination.Domain.Plans.Circles;

/// <summary>A provider came to a circle, took another role in it, or left.</summary>
/// <param name="ProviderId">Who.</param>
/// <param name="Role">The role from then on; null when they left.</param>
/// <param name="At">When.</param>
/// <param name="By">Who recorded it (the signed-in user).</param>
[GenerateSerializer, Immutable, Alias("CircleStep")]
public sealed record CircleStep(ProviderId ProviderId, CircleRole? Role, DateTimeOffset At, string By);

/// <summary>A provider who is in a circle now.</summary>
/// <param name="ProviderId">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Since">Since when in this role.</param>
[GenerateSerializer, Immutable, Alias("CircleMember")]
public sealed record CircleMember(ProviderId ProviderId, CircleRole Role, DateTimeOffset Since);

/// <summary>The providers who help one person together: one leads, and every hand-off stays visible (S19, S43). Kept as its steps, oldest first.</summary>
public static class CareCircle
{
    /// <summary>Providers in a circle, at most.</summary>
    public const int MembersMax = 12;

    /// <summary>Who is in it now: the lead first, then by how long they have been.</summary>
    public static ImmutableArray<CircleMember> Members(ImmutableArray<CircleStep> steps) =>
    [
        .. steps.GroupBy(step => step.ProviderId).Select(group => group.Last()).Where(step => step.Role is not null)
            .Select(step => new CircleMember(step.ProviderId, step.Role!.Value, step.At)).OrderBy(member => member.Role == CircleRole.Lead ? 0 : 1).ThenBy(member => member.Since),
    ];

    /// <summary>The steps with a provider in this role. A new lead is handed on to by the former one, who stays as an agency. The same role again changes nothing.</summary>
    public static ImmutableArray<CircleStep> Join(ImmutableArray<CircleStep> steps, ProviderId provider, CircleRole role, DateTimeOffset now, string by)
    {
        var members = Members(steps);
        if (members.Any(member => member.ProviderId == provider && member.Role == role))
        {
            return steps;
        }

        var former = role == CircleRole.Lead ? members.FirstOrDefault(member => member.Role == CircleRole.Lead) : null;
        return [.. steps, .. former is null ? Array.Empty<CircleStep>() : [new(former.ProviderId, CircleRole.Agency, now, by)], new(provider, role, now, by)];
    }

    /// <summary>The steps without a provider; nothing changes when they are not in it.</summary>
    public static ImmutableArray<CircleStep> Leave(ImmutableArray<CircleStep> steps, ProviderId provider, DateTimeOffset now, string by) =>
        Members(steps).Any(member => member.ProviderId == provider) ? steps.Add(new(provider, null, now, by)) : steps;
}
