using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Tests.Matching;
using Xunit;

namespace Coordination.Domain.Tests.Resources;

public sealed class ResourceKindTests
{
    public static TheoryData<ResourceKind> Kinds => [.. Enum.GetValues<ResourceKind>()];

    [Fact]
    public void S14_There_are_five_kinds() => Assert.Equal(["service", "support", "club", "paid_opportunity", "volunteer_opportunity"], ResourceKinds.Words);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void S14_Every_kind_answers_a_need_and_the_last_three_take_what_people_bring(ResourceKind kind)
    {
        var listing = Samples.Listing(Samples.Profile("mentoring") with { Kind = kind });
        var needy = Samples.Seeker(Samples.Need("mentoring", 3));
        var giving = Samples.Seeker() with { Assets = [new("s-1", AssetKind.Skill, "sewing", WillingToContribute: true)] };

        Assert.Single(PlainRanking.Rank(needy, [listing], Samples.Today));
        Assert.Equal(kind >= ResourceKind.Club, PlainRanking.Rank(giving, [listing], Samples.Today).Length == 1);
    }
}
