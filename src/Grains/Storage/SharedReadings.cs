using System.Collections.Concurrent;

namespace Coordination.Grains.Storage;

/// <summary>Readings that many pages want at the same time: read once, and given to all who ask within a moment.</summary>
public sealed class SharedReadings(TimeProvider clock)
{
    /// <summary>Readings that are kept; beyond it all are read anew.</summary>
    private const int KeptMax = 2_000;

    private readonly ConcurrentDictionary<object, (long At, Task Reading)> kept = new();
    private readonly Lock gate = new();

    /// <summary>The reading of this key, if it is no older; otherwise a new one, by whoever asks first. One that failed is not kept.</summary>
    /// <param name="key">What is read; a value tuple that begins with a name.</param>
    /// <param name="ageMax">How old it may be; zero reads anew.</param>
    /// <param name="read">Reads it. It is not cancelled when the asker leaves: others wait for it too.</param>
    public Task<T> Of<T>(object key, TimeSpan ageMax, Func<Task<T>> read)
    {
        lock (gate)
        {
            if (kept.TryGetValue(key, out var known) && !known.Reading.IsFaulted && !known.Reading.IsCanceled && clock.GetElapsedTime(known.At) < ageMax)
            {
                return (Task<T>)known.Reading;
            }

            if (kept.Count > KeptMax)
            {
                kept.Clear();
            }

            var reading = read();
            kept[key] = (clock.GetTimestamp(), reading);
            return reading;
        }
    }
}
