namespace Coordination.Grains.Live;

/// <summary>
/// The clock of what those outside see. A number they read is that of the minute's first look and stands until the next minute, so that
/// nobody reads single events out of its changes.
/// </summary>
public static class PublishedMinute
{
    /// <summary>How long a number stands.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Timers may ring a little early.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(200);

    /// <summary>Which minute it is, counted from the beginning of time.</summary>
    public static long Of(TimeProvider clock) => clock.GetUtcNow().Ticks / Period.Ticks;

    /// <summary>How long until the next one is published.</summary>
    public static TimeSpan UntilNext(TimeProvider clock) => new TimeSpan(Period.Ticks - (clock.GetUtcNow().Ticks % Period.Ticks)) + Slack;
}
