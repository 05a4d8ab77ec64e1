using System.Collections.Immutable;
using Coordination.Domain.Communities;
using Coordination.Domain.Protection;
using Xunit;

namespace Coordination.Domain.Tests.Communities;

public sealed class PulseResultsTests
{
    private static readonly Pulse Asked = new()
    {
        Id = "pulse-1",
        RegionCode = "35",
        Audience = PulseAudience.Both,
        Question = new("?", "?"),
        Choices = [.. Pulse.Scale.Take(3)],
        EndsAt = default,
        By = "funder",
        At = default,
    };

    [Fact]
    public void S78_Four_answers_tell_nothing_and_five_tell_how_many_alone()
    {
        var four = Results(("3520", [2, 1, 1]));
        Assert.Null(four.Whole.Answers);
        Assert.Null(four.ResponsePercent);
        Assert.All(four.Whole.Counts, count => Assert.Null(count));

        var five = Results(("3520", [5, 0, 0]));
        Assert.Equal(5, five.Whole.Answers);
        Assert.All(five.Whole.Counts, count => Assert.Null(count));
        Assert.Equal(50, five.ResponsePercent);
    }

    [Fact]
    public void S78_A_division_that_answers_alone_is_told_once() => Assert.Empty(Results(("3520", [40, 40, 40])).Divisions);

    [Fact]
    public void S78_Counts_are_multiples_of_five_from_ten_on_and_a_single_withheld_one_takes_the_smallest_other_with_it()
    {
        var share = Results(("3520", [40, 22, 3])).Whole;
        Assert.NotNull(share.Counts[0]);
        Assert.Equal(0, share.Counts[0] % 5);
        Assert.Null(share.Counts[1]);
        Assert.Null(share.Counts[2]);
    }

    [Fact]
    public void S78_A_single_withheld_division_takes_the_smallest_other_with_it()
    {
        var divisions = Results(("3518", [30, 30, 30]), ("3520", [20, 20, 20]), ("3521", [1, 1, 1])).Divisions;
        Assert.Equal(["3518"], divisions.Where(share => share.Answers is not null).Select(share => share.RegionCode));
    }

    private static PulseResults Results(params (string Division, ImmutableArray<int> Counts)[] tallies) =>
        PulseResults.Of(Asked, [.. tallies.Select(tally => new PulseTally(tally.Division, tally.Counts))], 10, new KeyedOffsets([7]));
}
