using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans;
using Coordination.Domain.Plans.Circles;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Newcomers;

/// <summary>Record needs by themselves, such as those of a bundle template. What is open already stays as it is.</summary>
/// <param name="By">The signed-in user.</param>
/// <param name="Entries">The needs.</param>
[GenerateSerializer, Immutable, Alias("AddNeeds")]
public sealed record AddNeeds(string By, ImmutableArray<NeedEntry> Entries);

/// <summary>Put a provider into the circle of those who help, give it another role, or with null let it leave.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="Role">As what; null to leave.</param>
/// <param name="By">The signed-in user.</param>
[GenerateSerializer, Immutable, Alias("ChangeCircle")]
public sealed record ChangeCircle(ProviderId ProviderId, CircleRole? Role, string By);

/// <summary>What a provider in a circle may know of the person, and how the needs stand that concern it.</summary>
/// <param name="Role">As what the provider is in it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Members">Everybody in it.</param>
/// <param name="Steps">How it came to be, oldest first: every hand-off.</param>
/// <param name="Person">The person, as far as the role and consents in force show them.</param>
/// <param name="Needs">Needs that concern the role.</param>
/// <param name="Milestones">What a young person reached; empty for roles it does not concern.</param>
[GenerateSerializer, Immutable, Alias("CircleView")]
public sealed record CircleView(
    CircleRole Role, DateTimeOffset Since, ImmutableArray<CircleMember> Members, ImmutableArray<CircleStep> Steps, SharedPerson Person, ImmutableArray<CircleNeed> Needs,
    ImmutableArray<Milestone> Milestones);

/// <summary>A need as a circle sees it.</summary>
/// <param name="ServiceType">What would help.</param>
/// <param name="Status">How it stands.</param>
/// <param name="TargetOn">By when a first service should have begun.</param>
[GenerateSerializer, Immutable, Alias("CircleNeed")]
public sealed record CircleNeed(string ServiceType, NeedStatus Status, DateOnly TargetOn);
