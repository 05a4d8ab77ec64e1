using Coordination.Campaign.History;

namespace Coordination.Campaign.Workload;

/// <summary>The system that users work on: the product over HTTP, or a simulated one that the checker is tested with.</summary>
internal interface ITarget
{
    /// <summary>How many doors it has; a user may knock at any of them.</summary>
    int Doors { get; }

    /// <summary>False when the system has no bundles yet; users then leave them out.</summary>
    bool HasBundles { get; }

    /// <summary>A door that is open as far as anybody knows, another one than <paramref name="not"/> if there is one.</summary>
    int Choose(int preferred, int? not);

    /// <summary>One attempt at one door. Never throws for what a user would see as a missing answer.</summary>
    Task<Reply> Send(int door, Command command);

    /// <summary>Offers to people on waitlists that nobody has answered, as far as they can be seen at the moment.</summary>
    Task<IReadOnlyList<Offer>> Offers();
}

/// <summary>A place offered to somebody who waits.</summary>
/// <param name="Entry">The waitlist entry.</param>
/// <param name="Hold">The hold that keeps the place.</param>
/// <param name="Opening">The opening it is of.</param>
internal sealed record Offer(string Entry, string Hold, string Opening);
