using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class WaitlistOrderTests
{
    [Theory]
    [InlineData(PriorityBand.Other, 120, PriorityBand.Other)]
    [InlineData(PriorityBand.Other, 120.1, PriorityBand.HighVulnerability)]
    [InlineData(PriorityBand.HighVulnerability, 121, PriorityBand.Deadline)]
    [InlineData(PriorityBand.Deadline, 900, PriorityBand.Deadline)]
    [InlineData(PriorityBand.Crisis, 900, PriorityBand.Crisis)]
    public void Beyond_twice_the_target_one_moves_up_one_band_and_never_into_crisis(PriorityBand band, double days, PriorityBand aged) =>
        Assert.Equal(aged, WaitlistOrder.Aged(band, TimeSpan.FromDays(days), 60));

    [Theory]
    [InlineData(0, 0, null, 10)]
    [InlineData(1, 60, 36, 90)]
    [InlineData(1, 600, 36, 90)]
    [InlineData(0.5, 30, 18, 50)]
    [InlineData(0, 0, 37, 5)]
    [InlineData(0, 0, 0, 10)]
    public void The_score_is_forty_for_need_thirty_for_waiting_and_twenty_for_early_access(double vulnerability, double days, int? months, double score) =>
        Assert.Equal(score, WaitlistOrder.Score(vulnerability, TimeSpan.FromDays(days), 60, months));

    [Fact]
    public void Barriers_count_ten_points_when_they_are_known() =>
        Assert.Equal(5, WaitlistOrder.Score(0, TimeSpan.Zero, 60, 0, barriers: 0.5) - WaitlistOrder.Score(0, TimeSpan.Zero, 60, 0));
}
