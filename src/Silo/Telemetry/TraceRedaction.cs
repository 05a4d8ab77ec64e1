using System.Diagnostics;
using OpenTelemetry;

namespace Coordination.Silo.Telemetry;

/// <summary>
/// Takes from traces what may tell about a person: what browsers and addresses say, and texts of errors, which quote what was
/// entered. The type of an error stays.
/// </summary>
internal sealed class TraceRedaction : BaseProcessor<Activity>
{
    private const string LeftOut = "left out";

    private static readonly string[] Keyed = ["/stop/", "/answer/"];

    private static readonly string[] Removed =
    [
        "client.address",
        "client.port",
        "enduser.id",
        "exception.message",
        "exception.stacktrace",
        "network.peer.address",
        "network.peer.port",
        "orleans.deactivation.reason",
        "url.query",
        "user_agent.original",
    ];

    /// <summary>What an event of a trace holds cannot be changed later; a listener may say it first, and what it says stands.</summary>
    private readonly ActivityListener exceptions = new()
    {
        ShouldListenTo = _ => true,
        ExceptionRecorder = (Activity _, Exception _, ref TagList tags) =>
        {
            tags.Add("exception.message", LeftOut);
            tags.Add("exception.stacktrace", LeftOut);
        },
    };

    public TraceRedaction() => ActivitySource.AddActivityListener(exceptions);

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var name in Removed)
        {
            data.SetTag(name, null);
        }

        // The rest of these addresses is a key to what stands behind them.
        if (data.GetTagItem("url.path") is string path && Keyed.FirstOrDefault(start => path.StartsWith(start, StringComparison.Ordinal)) is { } known)
        {
            data.SetTag("url.path", known + LeftOut);
        }

        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        exceptions.Dispose();
        base.Dispose(disposing);
    }
}
