using System.Collections.Concurrent;

namespace Coordination.Grains.Storage;

/// <summary>Readings that many pages want at the same time: read once, and given to all who ask within a moment.</summary>
public sealed class SharedReadings(TimeProvider clock)
{
    /// <summary>Readings that are kept; beyond it all are read anew.</summary>
    private const int KeptMax = 2_000;

    /// <summary>A reading that takes less is made for each asker.</summary>
    private static readonly TimeSpan CostlyMin = TimeSpan.FromMilliseconds(250);

    /// <summary>Reading costly things again takes at most this part of the time, whatever they cost.</summary>
    private const int PausePerWork = 30;

    /// <summary>An older reading is given to nobody.</summary>
    private static readonly TimeSpan CostlyAgeMax = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<object, (long At, Task Reading)> kept = new();
    private readonly Dictionary<object, (long At, TimeSpan Took, object Value)> costly = [];
    private readonly Dictionary<object, (long At, Task Reading)> underWay = [];
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

    /// <summary>
    /// A reading that costs little while there is little to read, and much in a large community. One that is quick is made for each asker, so that it is
    /// never old. What took long is given to others too, and made anew behind their backs once thirty times as long has passed; it is at most ten minutes old.
    /// </summary>
    /// <param name="key">What is read; a value tuple that begins with a name.</param>
    /// <param name="read">Reads it. It is not cancelled when the asker leaves: others wait for it too.</param>
    public Task<T> OfCostly<T>(object key, Func<Task<T>> read) where T : notnull
    {
        lock (gate)
        {
            var isRead = underWay.TryGetValue(key, out var running);
            if (costly.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) is var age && age < CostlyAgeMax)
            {
                if (!isRead && age > known.Took * PausePerWork)
                {
                    _ = Begin(key, read);
                }

                return Task.FromResult((T)known.Value);
            }

            // Whoever comes right after another may have seen something change meanwhile; a reading that lasts is shared all the same.
            return isRead && clock.GetElapsedTime(running.At) > CostlyMin ? (Task<T>)running.Reading : Begin(key, read);
        }
    }

    private Task<T> Begin<T>(object key, Func<Task<T>> read) where T : notnull
    {
        var began = clock.GetTimestamp();
        var reading = Read(key, read, began);
        if (!reading.IsCompleted)
        {
            underWay[key] = (began, reading);
        }

        return reading;
    }

    /// <summary>Reads and keeps what took long. When it fails, what was known is forgotten, so that the next to ask reads it themselves and learns why.</summary>
    private async Task<T> Read<T>(object key, Func<Task<T>> read, long began) where T : notnull
    {
        (TimeSpan Took, T Value)? answer = null;
        try
        {
            var value = await read().ConfigureAwait(false);
            answer = (clock.GetElapsedTime(began), value);
            return value;
        }
        finally
        {
            lock (gate)
            {
                if (underWay.TryGetValue(key, out var running) && running.At == began)
                {
                    underWay.Remove(key);
                }

                if (answer is var (took, value) && took >= CostlyMin)
                {
                    if (costly.Count > KeptMax)
                    {
                        costly.Clear();
                    }

                    costly[key] = (began, took, value);
                }
                else
                {
                    costly.Remove(key);
                }
            }
        }
    }
}
