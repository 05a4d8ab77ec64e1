namespace Coordination.Campaign.Workload;

/// <summary>What users have to do with: openings, people who may hold, people who may wait.</summary>
internal sealed class World
{
    /// <summary>Every opening; the first <see cref="HotCount"/> are small and wanted by everybody.</summary>
    public required ImmutableArray<WorldOpening> Openings { get; init; }

    /// <summary>How many openings at the head of the list are hot.</summary>
    public required int HotCount { get; init; }

    /// <summary>People for whom places are held.</summary>
    public required ImmutableArray<string> Newcomers { get; init; }

    /// <summary>People with a need who have not joined a waitlist yet.</summary>
    public required ImmutableArray<Seeker> Seekers { get; init; }

    private int seekersGone;

    /// <summary>The next person who may join a waitlist; null when all have.</summary>
    public Seeker? NextSeeker() => Interlocked.Increment(ref seekersGone) is var next && next <= Seekers.Length ? Seekers[next - 1] : null;

    /// <summary>An opening, half of the time a hot one.</summary>
    public WorldOpening Any(Random random) => Openings[random.NextDouble() < 0.5 ? random.Next(HotCount) : random.Next(Openings.Length)];

    /// <summary>An opening with a waitlist: one that few places make people wait for.</summary>
    public WorldOpening Wanted(Random random) => Openings[random.Next(HotCount)];
}

/// <summary>An opening users know of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Resource">Its resource.</param>
internal sealed record WorldOpening(string Id, string Resource);

/// <summary>Somebody who may wait.</summary>
/// <param name="Newcomer">The person.</param>
/// <param name="Need">The need.</param>
internal sealed record Seeker(string Newcomer, string Need);
