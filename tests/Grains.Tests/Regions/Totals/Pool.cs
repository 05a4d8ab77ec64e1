namespace Coordination.Grains.Tests.Regions.Totals;

/// <summary>Things that exist, of which many hands draw at once.</summary>
internal sealed class Pool<T>
{
    private readonly Lock gate = new();
    private readonly List<T> items = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return items.Count;
            }
        }
    }

    public void Add(T item)
    {
        lock (gate)
        {
            items.Add(item);
        }
    }

    public void Forget(T item)
    {
        lock (gate)
        {
            items.Remove(item);
        }
    }

    /// <summary>Any of them; false while there is none.</summary>
    public bool Draw(Random random, out T item)
    {
        lock (gate)
        {
            item = items.Count == 0 ? default! : items[random.Next(items.Count)];
            return items.Count > 0;
        }
    }
}
