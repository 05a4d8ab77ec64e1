using System.Diagnostics;
using System.Text;

namespace Coordination.Benchmarks.Live;

/// <summary>Waits for a part of a page to be rendered: by the text of an attribute or element that only this part has.</summary>
internal sealed class PageSight
{
    /// <summary>A page that renders nothing for so long has come to rest.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(120);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Lock gate = new();
    private byte[] mark = [];
    private long began;
    private long renderedAt;
    private TaskCompletionSource<double>? seen;

    /// <summary>Does something and waits for what it leads to. Answers how many milliseconds that took.</summary>
    /// <param name="act">What is done.</param>
    /// <param name="text">At most 127 bytes, a whole text of the page.</param>
    public async Task<double> Until(Func<Task> act, string text)
    {
        Task<double> wait;
        lock (gate)
        {
            // Texts of a batch have their length before them.
            mark = [(byte)Encoding.UTF8.GetByteCount(text), .. Encoding.UTF8.GetBytes(text)];
            seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            began = Stopwatch.GetTimestamp();
            wait = seen.Task;
        }

        await act();
        return await wait.WaitAsync(Patience);
    }

    /// <summary>Does something and waits until the page has come to rest.</summary>
    public async Task Settle(Func<Task> act)
    {
        Volatile.Write(ref renderedAt, Stopwatch.GetTimestamp());
        await act();
        for (var left = Rest; left > TimeSpan.Zero; left = Rest - Stopwatch.GetElapsedTime(Volatile.Read(ref renderedAt)))
        {
            await Task.Delay(left);
        }
    }

    /// <summary>A batch came.</summary>
    public void Rendered(ReadOnlySpan<byte> batch)
    {
        Volatile.Write(ref renderedAt, Stopwatch.GetTimestamp());
        lock (gate)
        {
            if (seen is not null && batch.IndexOf(mark) >= 0)
            {
                seen.TrySetResult(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                seen = null;
            }
        }
    }
}
