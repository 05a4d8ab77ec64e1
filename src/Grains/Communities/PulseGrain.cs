using Coordination.Domain.Communities;
using Coordination.Grains.Live;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Communities;

/// <inheritdoc cref="IPulseGrain"/>
[GrainType("pulse")]
internal sealed class PulseGrain([PersistentState("pulse")] IPersistentState<PulseState> kept, TimeProvider clock) : Grain, IPulseGrain
{
    private (long Minute, PulseCounts Counts)? published;

    private bool IsOver => kept.State.Pulse is not { } pulse || clock.GetUtcNow() >= pulse.EndsAt;

    /// <inheritdoc/>
    public async Task<Pulse> Launch(LaunchPulse command)
    {
        if (kept.State.Pulse is null)
        {
            await kept.Write(
                new()
                {
                    Pulse = new()
                    {
                        Id = this.GetPrimaryKeyString(),
                        RegionCode = command.RegionCode,
                        Audience = command.Audience,
                        Question = command.Question,
                        Choices = command.Choices,
                        EndsAt = command.EndsAt,
                        By = command.By,
                        At = clock.GetUtcNow(),
                    },
                },
                this);
            await CommunityNews.TellEverybody(GrainFactory, command.RegionCode);
        }

        return kept.State.Pulse!;
    }

    /// <inheritdoc/>
    public Task<Pulse?> View() => Task.FromResult(kept.State.Pulse);

    /// <inheritdoc/>
    public async Task<bool> Show(string respondent)
    {
        if (IsOver || kept.State.Answered.Contains(respondent))
        {
            return false;
        }

        if (!kept.State.Shown.Contains(respondent) && kept.State.Shown.Count < IPulseGrain.AskedMax)
        {
            await kept.Write(kept.State with { Shown = kept.State.Shown.Add(respondent) }, this);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task<PulseOutcome> Answer(AnswerPulse command)
    {
        if (kept.State.Pulse is not { } pulse || !pulse.Holds(command.Division) || command.Choice < 0 || command.Choice >= pulse.Choices.Length)
        {
            return PulseOutcome.Unknown;
        }

        if (kept.State.Answered.Contains(command.Respondent))
        {
            return PulseOutcome.Answered;
        }

        if (IsOver || kept.State.Answered.Count >= IPulseGrain.AskedMax)
        {
            return PulseOutcome.Over;
        }

        await kept.Write(
            kept.State with
            {
                Shown = kept.State.Shown.Add(command.Respondent),
                Answered = kept.State.Answered.Add(command.Respondent),
                Tallies = Counted(kept.State.Tallies, command.Division, command.Choice, pulse.Choices.Length),
            },
            this);
        await CommunityNews.TellDesks(GrainFactory, pulse.RegionCode);
        return PulseOutcome.Counted;
    }

    /// <inheritdoc/>
    public Task<PulseCounts> Counts() => Task.FromResult(new PulseCounts(kept.State.Tallies, kept.State.Shown.Count));

    /// <inheritdoc/>
    public async Task<PulseCounts> CountsOfMinute()
    {
        var minute = PublishedMinute.Of(clock);
        if (published?.Minute != minute)
        {
            published = (minute, await Counts());
        }

        return published!.Value.Counts;
    }

    private static ImmutableArray<PulseTally> Counted(ImmutableArray<PulseTally> tallies, string division, int choice, int choices)
    {
        var known = tallies.FirstOrDefault(tally => tally.Division == division);
        var tally = known ?? new(division, [.. Enumerable.Repeat(0, choices)]);
        var next = tally with { Counts = tally.Counts.SetItem(choice, tally.Counts[choice] + 1) };
        return known is null ? tallies.Add(next) : tallies.Replace(known, next);
    }
}

/// <summary>What is kept of a pulse. Keys are kept in their own order, so that who answered when, and so what, cannot be read from it.</summary>
[GenerateSerializer, Alias("PulseState")]
internal sealed record PulseState
{
    /// <summary>The pulse; null while nobody has launched it.</summary>
    [Id(0)] public Pulse? Pulse { get; init; }

    /// <summary>Keys of those who were shown the question.</summary>
    [Id(1)] public ImmutableSortedSet<string> Shown { get; init; } = [];

    /// <summary>Keys of those who answered.</summary>
    [Id(2)] public ImmutableSortedSet<string> Answered { get; init; } = [];

    /// <summary>Answers by division.</summary>
    [Id(3)] public ImmutableArray<PulseTally> Tallies { get; init; } = [];
}
