using Coordination.Domain.Communities;

namespace Coordination.Grains.Communities;

/// <summary>The plan of one region: what the community does about its gaps (S76). Keyed by <see cref="Prefix"/> and the code of the region.</summary>
[Alias("ICommunityPlanGrain")]
public interface ICommunityPlanGrain : IGrainWithStringKey
{
    /// <summary>What every key starts with.</summary>
    const string Prefix = "plan-";

    /// <summary>Actions of one plan, at most.</summary>
    const int ActionsMax = 500;

    /// <summary>Adds an action; one with the same id again changes nothing. Null when the plan is full.</summary>
    [Alias("Add")]
    Task<PlanAction?> Add(AddAction command);

    /// <summary>Changes how far an action is; the same again changes nothing. Null when there is no such action, or it was changed too often.</summary>
    [Alias("Change")]
    Task<PlanAction?> Change(ChangeAction command);

    /// <summary>Every action, in the order they were added.</summary>
    [Alias("View")]
    Task<ImmutableArray<PlanAction>> View();
}

/// <summary>Add an action.</summary>
[GenerateSerializer, Immutable, Alias("AddAction")]
public sealed record AddAction(string Id, string Text, string Language, string ServiceType, string Owner, DateOnly DueOn, PlanFigure? Figure, string By);

/// <summary>Change how far an action is.</summary>
[GenerateSerializer, Immutable, Alias("ChangeAction")]
public sealed record ChangeAction(string Id, PlanActionStatus Status, string By);
