using Coordination.Grains.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Coordination.Silo.Tests.Storage;

public sealed class SharedReadingsTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly SharedReadings readings;
    private int read;

    public SharedReadingsTests() => readings = new(clock);

    [Fact]
    public async Task What_is_read_quickly_is_read_for_each_asker()
    {
        for (var asker = 1; asker < 4; asker++)
        {
            Assert.Equal(asker, await Ask(TimeSpan.FromMilliseconds(249)));
        }
    }

    [Fact]
    public async Task What_took_long_is_given_to_others_for_thirty_times_as_long_and_then_renewed_behind_their_backs()
    {
        Assert.Equal(1, await Ask(TimeSpan.FromSeconds(1)));
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, await Ask(TimeSpan.FromSeconds(1)));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Ask(TimeSpan.FromSeconds(1)));
        Assert.Equal(2, await Ask(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task What_is_older_than_ten_minutes_is_given_to_nobody()
    {
        Assert.Equal(1, await Ask(TimeSpan.FromMinutes(1)));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(2, await Ask(TimeSpan.Zero));
    }

    [Fact]
    public async Task What_has_become_quick_is_read_for_each_asker_again()
    {
        await Ask(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, await Ask(TimeSpan.Zero));
        Assert.Equal(3, await Ask(TimeSpan.Zero));
    }

    [Fact]
    public async Task A_reading_that_lasts_is_shared_by_those_who_come_meanwhile()
    {
        var end = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = readings.OfCostly("figure", () => end.Task);
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = readings.OfCostly("figure", () => Task.FromResult(9));
        end.SetResult(7);
        Assert.Equal(7, await first);
        Assert.Equal(7, await second);
    }

    [Fact]
    public async Task After_a_failed_renewal_the_next_asker_reads_and_learns_why()
    {
        await Ask(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, await readings.OfCostly<int>("figure", () => Task.FromException<int>(new TimeoutException())));
        await Assert.ThrowsAsync<TimeoutException>(() => readings.OfCostly<int>("figure", () => Task.FromException<int>(new TimeoutException())));
        Assert.Equal(2, await Ask(TimeSpan.Zero));
    }

    private Task<int> Ask(TimeSpan takes) => readings.OfCostly("figure", () =>
    {
        clock.Advance(takes);
        return Task.FromResult(++read);
    });
}
