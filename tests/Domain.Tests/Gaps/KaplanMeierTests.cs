using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

/// <summary>Against the remission times of Freireich and others (Blood 21, 1963), the textbook case of the method.</summary>
public sealed class KaplanMeierTests
{
    private static readonly int[] Treated = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    private static readonly int[] TreatedCensored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    private static readonly int[] Untreated = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    [Fact]
    public void The_textbook_median_with_censoring_is_23() =>
        Assert.Equal(23, KaplanMeier.MedianDays([.. Treated.Select(days => new WaitBucket(days, 1, 0)), .. TreatedCensored.Select(days => new WaitBucket(days, 0, 1))]));

    [Fact]
    public void The_textbook_median_without_censoring_is_8() =>
        Assert.Equal(8, KaplanMeier.MedianDays(Untreated.Select(days => new WaitBucket(days, 1, 0))));

    [Fact]
    public void Those_who_still_wait_make_the_median_longer_than_the_mean_of_finished_cases()
    {
        Assert.Equal(10, KaplanMeier.MedianDays(Treated.Select(days => new WaitBucket(days, 1, 0))));
        Assert.Equal(23, KaplanMeier.MedianDays([.. Treated.Select(days => new WaitBucket(days, 1, 0)), .. TreatedCensored.Select(days => new WaitBucket(days, 0, 1))]));
    }

    [Fact]
    public void Buckets_of_one_day_are_taken_together_in_any_order() =>
        Assert.Equal(3, KaplanMeier.MedianDays([new(9, 0, 2), new(3, 1, 0), new(3, 1, 0)]));

    [Fact]
    public void There_is_no_median_before_half_were_served()
    {
        Assert.Null(KaplanMeier.MedianDays([]));
        Assert.Null(KaplanMeier.MedianDays([new(3, 2, 0), new(9, 0, 3)]));
    }
}
