using Coordination.Silo.Import;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly SteppedClock clock = new();

    public void Dispose() => output.Dispose();

    [Fact]
    public void An_import_of_less_than_a_second_shows_nothing()
    {
        var progress = new ProgressLine(output, isTerminal: true, clock);
        progress.Start(10);
        progress.Advance(10);
        progress.Finish();
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void A_terminal_sees_one_line_redrawn_and_then_cleared()
    {
        var progress = new ProgressLine(output, isTerminal: true, clock);
        progress.Start(10);
        clock.Seconds = 2;
        progress.Advance(5);
        progress.Advance();
        progress.Finish();
        Assert.Equal("\r[###############...............] 5 of 10 rows, 2 a second, 00:02 left\u001b[K\r\u001b[K", output.ToString());
    }

    [Fact]
    public void A_file_sees_a_line_every_few_seconds()
    {
        var progress = new ProgressLine(output, isTerminal: false, clock);
        progress.Start(10);
        foreach (var second in Enumerable.Range(1, 8))
        {
            clock.Seconds = second;
            progress.Advance();
        }

        progress.Finish();
        Assert.Equal(2, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private sealed class SteppedClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
