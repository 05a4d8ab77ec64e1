using Coordination.Domain.Communities;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Communities;

/// <inheritdoc cref="ICommunityPlanGrain"/>
[GrainType("community-plan")]
internal sealed class CommunityPlanGrain([PersistentState("community-plan")] IPersistentState<CommunityPlanState> kept, TimeProvider clock) : Grain, ICommunityPlanGrain
{
    private const int StepsMax = 200;

    private string RegionCode => this.GetPrimaryKeyString()[ICommunityPlanGrain.Prefix.Length..];

    /// <inheritdoc/>
    public async Task<PlanAction?> Add(AddAction command)
    {
        if (kept.State.Actions.FirstOrDefault(action => action.Id == command.Id) is { } known)
        {
            return known;
        }

        if (kept.State.Actions.Length >= ICommunityPlanGrain.ActionsMax)
        {
            return null;
        }

        var added = new PlanAction
        {
            Id = command.Id,
            Text = command.Text,
            Language = command.Language,
            ServiceType = command.ServiceType,
            Owner = command.Owner,
            DueOn = command.DueOn,
            Figure = command.Figure,
            Steps = [new(PlanActionStatus.Open, command.By, clock.GetUtcNow())],
        };
        await Write(kept.State.Actions.Add(added));
        return added;
    }

    /// <inheritdoc/>
    public async Task<PlanAction?> Change(ChangeAction command)
    {
        if (kept.State.Actions.FirstOrDefault(action => action.Id == command.Id) is not { } action || action.Status == command.Status)
        {
            return kept.State.Actions.FirstOrDefault(action => action.Id == command.Id);
        }

        if (action.Steps.Length >= StepsMax)
        {
            return null;
        }

        var changed = action with { Status = command.Status, Steps = action.Steps.Add(new(command.Status, command.By, clock.GetUtcNow())) };
        await Write(kept.State.Actions.Replace(action, changed));
        return changed;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PlanAction>> View() => Task.FromResult(kept.State.Actions);

    private async Task Write(ImmutableArray<PlanAction> actions)
    {
        await kept.Write(new() { Actions = actions }, this);
        await CommunityNews.TellDesks(GrainFactory, RegionCode);
    }
}

/// <summary>What is kept of a plan.</summary>
[GenerateSerializer, Alias("CommunityPlanState")]
internal sealed record CommunityPlanState
{
    /// <summary>The actions.</summary>
    [Id(0)] public ImmutableArray<PlanAction> Actions { get; init; } = [];
}
