using Coordination.Campaign.History;

namespace Coordination.Campaign.Workload;

/// <summary>What one user has in hand: holds, reservations and bundles it knows of, and holds it means to confirm at the last moment.</summary>
internal sealed class Stock
{
    /// <summary>Holds that have not ended as far as the user knows.</summary>
    public List<Mine> Held { get; } = [];

    /// <summary>Reservations.</summary>
    public List<Mine> Taken { get; } = [];

    /// <summary>Bundles that are held.</summary>
    public List<MyBundle> Bundles { get; } = [];

    /// <summary>Bundles that are confirmed.</summary>
    public List<MyBundle> TakenBundles { get; } = [];

    /// <summary>Holds to be confirmed when their time is about to run out.</summary>
    public PriorityQueue<Mine, DateTimeOffset> LastMoment { get; } = new();

    /// <summary>Takes any of a list out of it; null when there is none.</summary>
    public static T? Draw<T>(List<T> list, Random random)
        where T : class
    {
        if (list.Count == 0)
        {
            return null;
        }

        var index = random.Next(list.Count);
        var item = list[index];
        list.RemoveAt(index);
        return item;
    }
}

/// <summary>A hold of a user.</summary>
/// <param name="Hold">Its id.</param>
/// <param name="Opening">The opening.</param>
/// <param name="ExpiresAt">Until when, as answered last.</param>
internal sealed record Mine(string Hold, string Opening, DateTimeOffset ExpiresAt);

/// <summary>A bundle of a user.</summary>
/// <param name="Bundle">Its id.</param>
/// <param name="Holds">Its holds.</param>
internal sealed record MyBundle(string Bundle, ImmutableArray<Part> Holds);
