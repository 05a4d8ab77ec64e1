namespace Coordination.Dashboard.Map;

/// <summary>What many readers see of the same thing in the same language: lines for the drawing, each written once for everybody when it changes.</summary>
/// <remarks>A reader keeps the version they have seen and is given the lines that changed since; readers told in the same round get the same text.</remarks>
public abstract class LiveSheet
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Line, long Changed)> lines = [];
    private readonly Dictionary<long, string> news = [];
    private object? readAt;
    private long version;

    /// <summary>Another one whenever lines may have changed; compared with <see cref="object.Equals(object)"/>.</summary>
    protected abstract object Stamp { get; }

    /// <summary>Every line by its key, in the language of the caller.</summary>
    protected abstract IEnumerable<(string Key, string Line)> Read();

    /// <summary>The lines that changed since the version a reader has seen, and the version they have seen with them; zero for somebody who has seen nothing.</summary>
    public string Since(ref long seen)
    {
        lock (gate)
        {
            Renew();
            if (seen == version)
            {
                return "";
            }

            if (!news.TryGetValue(seen, out var text))
            {
                var since = seen;
                news[seen] = text = string.Concat(lines.Values.Where(line => line.Changed > since).Select(line => line.Line));
            }

            seen = version;
            return text;
        }
    }

    private void Renew()
    {
        var stamp = Stamp;
        if (stamp.Equals(readAt))
        {
            return;
        }

        readAt = stamp;
        var next = version + 1;
        foreach (var (key, line) in Read())
        {
            if (lines.GetValueOrDefault(key).Line != line)
            {
                lines[key] = (line, next);
                version = next;
            }
        }

        if (version == next)
        {
            news.Clear();
        }
    }
}
