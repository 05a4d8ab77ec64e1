using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Coordination.Silo.Telemetry;

/// <summary>Sends of an error its type and where it happened, and not its text, which may quote what was entered about a person.</summary>
internal sealed class LogRedaction : BaseProcessor<LogRecord>
{
    /// <summary>An error deeper inside than this is left out; none of ours is.</summary>
    private const int InnerMax = 5;

    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } exception)
        {
            return;
        }

        data.Exception = null;
        data.Attributes =
        [
            .. data.Attributes ?? [],
            new("exception.type", exception.GetType().FullName),
            new("exception.stacktrace", string.Join(Environment.NewLine, Inner(exception).Select(one => $"{one.GetType().FullName}{Environment.NewLine}{one.StackTrace}"))),
        ];
    }

    private static IEnumerable<Exception> Inner(Exception exception)
    {
        var one = exception;
        for (var depth = 0; one is not null && depth < InnerMax; depth++, one = one.InnerException)
        {
            yield return one;
        }
    }
}
