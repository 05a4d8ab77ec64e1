using Coordination.Domain.Matching.Policy;

namespace Coordination.Grains.Policies;

/// <summary>The policy of the community: every version there was, and the one in force. Keyed by <see cref="Key"/>.</summary>
[Alias("IPolicyGrain")]
public interface IPolicyGrain : IGrainWithStringKey
{
    /// <summary>The key of the only policy.</summary>
    const string Key = "policy";

    /// <summary>The version in force; <see cref="MatchingPolicy.Default"/> until somebody sets another.</summary>
    [Alias("Current")]
    Task<PolicyVersion> Current();

    /// <summary>Every version, newest first.</summary>
    [Alias("Versions")]
    Task<ImmutableArray<PolicyVersion>> Versions();

    /// <summary>Puts values in force as a new version, and has every market follow. The same values as in force change nothing.</summary>
    [Alias("Put")]
    Task<PolicyOutcome> Put(PutPolicy command);
}

/// <summary>One version of the policy.</summary>
/// <param name="Policy">The values.</param>
/// <param name="By">Who put it in force; empty for the one that came with the software.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("PolicyVersion")]
public sealed record PolicyVersion(MatchingPolicy Policy, string By, DateTimeOffset At, string Reason);

/// <summary>Put values in force.</summary>
/// <param name="Policy">The values; its version is given anew.</param>
/// <param name="Expected">The version the values were changed from: nobody overwrites what they have not seen.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Reason">Why, for everybody to read.</param>
[GenerateSerializer, Immutable, Alias("PutPolicy")]
public sealed record PutPolicy(MatchingPolicy Policy, string Expected, string By, string Reason);

/// <summary>What became of it.</summary>
/// <param name="Current">The version in force now.</param>
/// <param name="Faults">What is wrong with the values; empty when they were taken.</param>
/// <param name="IsStale">Another version was put in force meanwhile: nothing was changed.</param>
[GenerateSerializer, Immutable, Alias("PolicyOutcome")]
public sealed record PolicyOutcome(PolicyVersion Current, ImmutableArray<string> Faults, bool IsStale);
