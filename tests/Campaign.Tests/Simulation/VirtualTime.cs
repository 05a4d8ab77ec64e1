namespace Coordination.Campaign.Tests.Simulation;

/// <summary>A world with a clock of its own on one thread: when nobody has anything left to do, the clock goes to the next timer.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Alarm, (long Due, long Number)> alarms = new();
    private readonly Loop loop = new();
    private long now;
    private long alarmsMade;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Epoch.AddTicks(now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(callback, state);
        if (dueTime >= TimeSpan.Zero)
        {
            alarms.Enqueue(alarm, (now + dueTime.Ticks, ++alarmsMade));
        }

        return alarm;
    }

    /// <summary>Lives through everything that the work starts, until it has ended.</summary>
    public void Live(Func<Task> work)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(loop);
        try
        {
            var task = work();
            while (!task.IsCompleted)
            {
                if (!loop.RunOne())
                {
                    if (!alarms.TryDequeue(out var alarm, out var due))
                    {
                        throw new InvalidOperationException("Everybody waits and no timer will ever fire.");
                    }

                    now = Math.Max(now, due.Due);
                    alarm.Fire();
                }
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class Loop : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> posted = new();

        public override void Post(SendOrPostCallback d, object? state) => posted.Enqueue((d, state));

        public bool RunOne()
        {
            if (!posted.TryDequeue(out var next))
            {
                return false;
            }

            next.Callback(next.State);
            return true;
        }
    }

    private sealed class Alarm(TimerCallback callback, object? state) : ITimer
    {
        private bool disposed;

        public void Fire()
        {
            if (!disposed)
            {
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("Timers here fire once.");

        public void Dispose() => disposed = true;

        public ValueTask DisposeAsync()
        {
            disposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
