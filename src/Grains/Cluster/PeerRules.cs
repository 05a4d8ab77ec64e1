namespace Coordination.Grains.Cluster;

/// <summary>When a silo may declare another one dead without waiting for probes.</summary>
internal static class PeerRules
{
    /// <summary>As often must the other's system say that nobody listens.</summary>
    public const int RefusalsMin = 3;

    /// <summary>Of two that cannot reach each other the elder stays. When it does not act, because it has a trouble of its own, the younger does.</summary>
    public static readonly TimeSpan YoungerWaits = TimeSpan.FromSeconds(3);

    /// <summary>The other's system has refused so often in a row: its process has ended.</summary>
    public static bool HasEnded(int refusals) => refusals >= RefusalsMin;

    /// <summary>The other has not been reached for so long by a silo that reaches so many of the living, itself among them.</summary>
    /// <remarks>A silo that reaches half of them or fewer may be the one that is cut off; the probes and their votes decide then.</remarks>
    public static bool IsCutOff(TimeSpan silentFor, bool isElder, int reached, int living) =>
        reached * 2 > living && silentFor >= (isElder ? TimeSpan.Zero : YoungerWaits);

    /// <summary>The other has not heard from the database for so long, through all of which this silo has.</summary>
    public static bool HasLostDatabase(TimeSpan silence, TimeSpan steadyHere) => silence > SelfFence.SilentAfter && steadyHere > silence;
}
