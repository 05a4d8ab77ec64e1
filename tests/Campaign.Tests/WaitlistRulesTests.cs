using Coordination.Campaign.Checking;
using Coordination.Campaign.History;
using Xunit;

namespace Coordination.Campaign.Tests;

/// <summary>People who join again after an offer came to nothing, and joins that were carried out twice.</summary>
public sealed class WaitlistRulesTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Somebody_who_joins_again_after_a_declined_offer_may_be_offered_another_place() => Assert.Empty(Found("first", "second"));

    [Fact]
    public void A_join_that_put_its_need_in_line_twice_is_found() =>
        Assert.Equal(Promise.OncePerKey, Assert.Single(Found("first")).Promise);

    [Fact]
    public void An_entry_that_was_offered_two_places_is_found() =>
        Assert.Equal(Promise.WaitlistInOrder, Assert.Single(Found(["first", "second"], [Entry("w-1", 10, "h-2")])).Promise);

    private static Violation[] Found(params string[] joins) => Found(joins, [Entry("w-1", 10, "h-1"), Entry("w-2", 20, "h-2")]);

    private static Violation[] Found(string[] joins, WaitlistRow[] entries)
    {
        var post = new HistoryLine(1, 0, 0, new() { Act = Act.Post, Key = "post", Resource = "r-1" }, 0, 1, new() { Outcome = Outcome.Ok, Opening = "o-1", Version = 1 });
        ImmutableArray<HistoryLine> lines = [post, .. joins.Select((key, index) => new HistoryLine(
            index + 2, 1, 0, new() { Act = Act.Join, Key = key, Need = "d-1", Resource = "r-1" }, index + 2, index + 3, new() { Outcome = Outcome.Ok, Entry = $"w-{index + 1}" }))];
        ImmutableArray<LedgerRow> rows = [Row(1, "posted", 0, null), Row(2, "held", 11, "h-1"), Row(3, "released", 12, "h-1"), Row(4, "held", 21, "h-2")];
        var evidence = new Evidence { Lines = lines, StartedAt = Start, Rows = rows, Heads = [], Waitlist = [.. entries], ReadAt = Start.AddMinutes(1) };
        return [.. new WaitlistRules(new(rows), evidence, Story.Of(lines)).Check()];
    }

    private static WaitlistRow Entry(string entry, int second, string hold) => new(entry, "r-1", "d-1", 3, 0, Start.AddSeconds(second), hold);

    private static LedgerRow Row(long version, string kind, int second, string? hold) => new()
    {
        Opening = "o-1",
        Version = version,
        Kind = kind,
        Hold = hold,
        Need = hold is null ? null : "d-1",
        Units = hold is null ? 0 : 1,
        Maximum = 1,
        RecordedAt = Start.AddSeconds(second),
    };
}
