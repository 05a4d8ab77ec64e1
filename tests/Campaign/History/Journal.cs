using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Campaign.History;

/// <summary>Everything the users of a campaign have asked and heard. Safe for many of them at once.</summary>
internal sealed class Journal(TimeProvider clock)
{
    /// <summary>How history is written to a file.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Lock gate = new();
    private readonly List<HistoryLine> lines = [];
    private readonly long began = clock.GetTimestamp();

    /// <summary>The wall clock at 0 ms, which is the database's too: both run on one machine.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>The time of the campaign.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Milliseconds since the campaign began, by a clock that never goes back.</summary>
    public double NowMs => clock.GetElapsedTime(began).TotalMilliseconds;

    /// <summary>How many attempts have ended.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return lines.Count;
            }
        }
    }

    /// <summary>Notes an attempt that has ended now.</summary>
    public void Add(int client, int door, Command command, double invokedMs, Reply reply)
    {
        lock (gate)
        {
            lines.Add(new(lines.Count + 1, client, door, command, invokedMs, NowMs, reply));
        }
    }

    /// <summary>Everything so far.</summary>
    public ImmutableArray<HistoryLine> Lines()
    {
        lock (gate)
        {
            return [.. lines];
        }
    }
}
