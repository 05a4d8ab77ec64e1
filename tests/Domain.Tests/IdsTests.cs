using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests;

public sealed class IdsTests
{
    [Fact]
    public void A_hold_leads_to_its_opening_and_resource()
    {
        var resource = ResourceId.New();
        var opening = OpeningId.From(resource, "worker key");
        var hold = new HoldId(opening, 12);
        Assert.Equal(opening, hold.Opening);
        Assert.Equal(resource, hold.Opening.Resource);
        Assert.Equal(12, hold.Version);
        Assert.Matches("^h-[0-9a-f]{20}-[0-9a-f]{8}-12$", hold.Value);
        Assert.Equal("o-" + opening.Key, opening.Value);
        Assert.StartsWith(resource.Key + "-", opening.Key, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_command_leads_to_the_same_id_and_another_to_another()
    {
        var resource = ResourceId.New();
        Assert.Equal(OpeningId.From(resource, "a"), OpeningId.From(resource, "a"));
        Assert.NotEqual(OpeningId.From(resource, "a"), OpeningId.From(resource, "b"));
        Assert.NotEqual(OpeningId.From(resource, "a"), OpeningId.From(ResourceId.New(), "a"));
        Assert.Equal(NeedId.From("a", "b"), NeedId.From("a", "b"));
        Assert.NotEqual(NeedId.From("a", "b"), NeedId.From("b", "a"));
    }

    [Fact]
    public void Fresh_ids_differ_and_are_read_back()
    {
        Assert.NotEqual(NewcomerId.New(), NewcomerId.New());
        Assert.True(NewcomerId.TryParse(NewcomerId.New().Value, out _));
        Assert.True(ProviderId.TryParse(ProviderId.New().Value, out _));
        Assert.True(ResourceId.TryParse(ResourceId.New().Value, out _));
        Assert.True(OpeningId.TryParse(OpeningId.From(ResourceId.New(), "a").Value, out _));
        Assert.True(HoldId.TryParse(new HoldId(OpeningId.From(ResourceId.New(), "a"), 2).Value, out _));
        Assert.True(ReferralId.TryParse(ReferralId.New().Value, out _));
        Assert.True(AssessmentId.TryParse(AssessmentId.New().Value, out _));
        Assert.True(NeedId.TryParse(NeedId.New().Value, out _));
        Assert.True(WaitlistEntryId.TryParse(WaitlistEntryId.New().Value, out _));
    }

    [Fact]
    public void Each_kind_of_id_has_a_letter_of_its_own() => Assert.Distinct(
    [
        NewcomerId.Prefix, ProviderId.Prefix, ResourceId.Prefix, OpeningId.Prefix, HoldId.Prefix,
        ReferralId.Prefix, AssessmentId.Prefix, NeedId.Prefix, WaitlistEntryId.Prefix, BundleId.Prefix,
    ]);

    [Theory]
    [InlineData("n-a1", true)]
    [InlineData("n-", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("p-a1", false)]
    [InlineData("n-A1", false)]
    [InlineData("n-a 1", false)]
    [InlineData("n-a'1", false)]
    [InlineData("n-é", false)]
    public void Only_what_could_be_an_id_of_ours_is_one(string? text, bool wellFormed) => Assert.Equal(wellFormed, NewcomerId.TryParse(text, out _));

    [Fact]
    public void An_id_is_at_most_80_letters_long()
    {
        Assert.True(NewcomerId.TryParse("n-" + new string('a', 78), out _));
        Assert.False(NewcomerId.TryParse("n-" + new string('a', 79), out _));
    }

    [Theory]
    [InlineData("o-a")]
    [InlineData("o--b")]
    [InlineData("o-a-b-c")]
    public void An_opening_names_one_resource_and_itself(string text) => Assert.False(OpeningId.TryParse(text, out _));

    [Theory]
    [InlineData("h-a-b")]
    [InlineData("h-a--c")]
    [InlineData("h-a-b-c-d")]
    public void A_hold_names_resource_opening_and_itself(string text) => Assert.False(HoldId.TryParse(text, out _));

    [Fact]
    public void A_resource_key_has_no_hyphen() => Assert.False(ResourceId.TryParse("r-a-b", out _));
}
