namespace Coordination.Grains.Ledger;

/// <summary>
/// The last commands that this silo has answered, by their ids alone: one that comes again is looked up instead of being proposed
/// and refused. The database knows all of them, so what is forgotten here costs time and nothing else.
/// </summary>
/// <remarks>Values in arrays of fixed size, so that hundreds of thousands of them are nothing to collect.</remarks>
internal sealed class RecentCommands
{
    private const int ShardsMax = 16;
    private const int RememberedMaxPerShard = 8_192;
    private readonly Shard[] shards = [.. Enumerable.Range(0, ShardsMax).Select(_ => new Shard())];

    /// <summary>True for a command that was answered here a short while ago.</summary>
    public bool Knows(Guid commandId) => ShardOf(commandId).Knows(commandId);

    /// <summary>Remembers a command that was answered, and forgets the one that was answered longest ago.</summary>
    public void Remember(Guid commandId) => ShardOf(commandId).Remember(commandId);

    private Shard ShardOf(Guid commandId) => shards[(uint)commandId.GetHashCode() % ShardsMax];

    private sealed class Shard
    {
        private readonly Lock gate = new();
        private readonly HashSet<Guid> known = new(RememberedMaxPerShard);
        private readonly Guid[] order = new Guid[RememberedMaxPerShard];
        private int next;

        public bool Knows(Guid commandId)
        {
            lock (gate)
            {
                return known.Contains(commandId);
            }
        }

        public void Remember(Guid commandId)
        {
            lock (gate)
            {
                if (known.Count == RememberedMaxPerShard)
                {
                    known.Remove(order[next]);
                }

                if (known.Add(commandId))
                {
                    order[next] = commandId;
                    next = (next + 1) % RememberedMaxPerShard;
                }
            }
        }
    }
}
