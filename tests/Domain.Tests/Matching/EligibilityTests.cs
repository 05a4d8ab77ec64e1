using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class EligibilityTests
{
    [Fact]
    public void An_opening_that_suits_has_no_failures() => Assert.Empty(Failures(Samples.Seeker(), Samples.Profile()));

    [Theory]
    [InlineData(3, 4, null, "language-level-too-low 3 4")]
    [InlineData(4, 4, null, "")]
    [InlineData(7, null, 6, "language-level-too-high 7 6")]
    [InlineData(6, null, 6, "")]
    [InlineData(null, 1, null, "language-level-unknown")]
    [InlineData(null, null, 6, "language-level-unknown")]
    [InlineData(null, 0, null, "")]
    [InlineData(null, null, null, "")]
    public void The_language_level_must_lie_in_the_bounds(int? lowest, int? least, int? most, string failure) =>
        Expect(failure, Samples.Seeker() with { NclcLowest = lowest }, Samples.Profile() with { NclcMin = least, NclcMax = most });

    [Theory]
    [InlineData(17, 18, null, "too-young 18")]
    [InlineData(18, 18, null, "")]
    [InlineData(31, null, 30, "too-old 30")]
    [InlineData(30, null, 30, "")]
    public void The_age_must_lie_in_the_bounds(int age, int? least, int? most, string failure) =>
        Expect(failure, Samples.Seeker() with { BirthDate = Samples.Today.AddYears(-age) }, Samples.Profile() with { AgeMin = least, AgeMax = most });

    [Fact]
    public void A_resource_for_a_group_takes_those_who_said_they_belong_to_it()
    {
        var forWomenAndYouth = Samples.Profile() with { Audiences = [Audience.Women, Audience.Youth] };
        Expect("other-audience women youth", Samples.Seeker() with { Audiences = [Audience.Seniors] }, forWomenAndYouth);
        Expect("", Samples.Seeker() with { Audiences = [Audience.Seniors, Audience.Youth] }, forWomenAndYouth);
        Expect("", Samples.Seeker() with { Audiences = [Audience.Seniors] }, Samples.Profile());
    }

    [Theory]
    [InlineData(Modality.InPerson, 60, null, false, true)]
    [InlineData(Modality.InPerson, 60.4, null, true, false)]
    [InlineData(Modality.InPerson, 100, 120d, false, true)]
    [InlineData(Modality.InPerson, 11, 10d, true, false)]
    [InlineData(Modality.Hybrid, 500, null, true, true)]
    [InlineData(Modality.Hybrid, 30, null, false, true)]
    [InlineData(Modality.Hybrid, 500, null, false, false)]
    [InlineData(Modality.Online, 500, null, true, true)]
    [InlineData(Modality.Online, 5, null, false, false)]
    [InlineData(Modality.SelfDirected, 500, null, true, true)]
    [InlineData(Modality.SelfDirected, 5, null, false, false)]
    public void Reach_is_the_catchment_or_for_the_remote_the_province(Modality modality, double km, double? catchmentKm, bool sameProvince, bool reachable) => Assert.Equal(
        reachable,
        Eligibility.Failures(Samples.Seeker(), Samples.Listing(Samples.Profile(modality: modality) with { CatchmentKm = catchmentKm }), km, sameProvince, Samples.Today).IsEmpty);

    [Fact]
    public void What_lies_too_far_says_how_far_and_how_far_it_may_be() => Assert.Equal(
        ["outside-catchment 60 60"],
        Eligibility.Failures(Samples.Seeker(), Samples.Listing(), 60.4, true, Samples.Today).Select(Text));

    [Fact]
    public void A_pending_closed_full_or_past_opening_takes_nobody()
    {
        var listing = Samples.Listing();
        Expect("provider-pending", listing with { Profile = listing.Profile with { IsPending = true } });
        Expect("closed", listing with { IsClosed = true });
        Expect("full", listing with { Balance = new(10, 4, 6) });
        Expect("already-over", listing with { Terms = listing.Terms with { EndsOn = Samples.Today.AddDays(-1) } });
        Expect("", listing with { Terms = listing.Terms with { EndsOn = Samples.Today } });
        Expect("", listing with { Terms = listing.Terms with { EndsOn = null } });
    }

    [Fact]
    public void What_nobody_has_confirmed_for_a_month_is_proposed_to_nobody()
    {
        var listing = Samples.Listing();
        DateTimeOffset Ago(int days) => new(Samples.Today.AddDays(-days), new(23, 59), TimeSpan.Zero);
        Expect("", listing with { AffirmedAt = Ago(29) });
        Expect("unconfirmed 30", listing with { AffirmedAt = Ago(30) });
        Expect("unconfirmed 75", listing with { AffirmedAt = Ago(75) });
    }

    [Fact]
    public void Every_failed_rule_is_named_in_the_order_a_worker_would_ask() => Assert.Equal(
        ["full", "language-level-too-low 4 7", "too-young 60"],
        Eligibility.Failures(
            Samples.Seeker(), Samples.Listing(Samples.Profile() with { NclcMin = 7, AgeMin = 60 }) with { Balance = new(1, 1, 0) }, 0, true, Samples.Today).Select(Text));

    private static System.Collections.Immutable.ImmutableArray<Remark> Failures(Seeker seeker, ResourceProfile profile) =>
        Eligibility.Failures(seeker, Samples.Listing(profile), 0, true, Samples.Today);

    private static void Expect(string failure, Seeker seeker, ResourceProfile profile) =>
        Assert.Equal(failure.Length == 0 ? [] : [failure], Failures(seeker, profile).Select(Text));

    private static void Expect(string failure, OpeningListing listing) =>
        Assert.Equal(failure.Length == 0 ? [] : [failure], Eligibility.Failures(Samples.Seeker(), listing, 0, true, Samples.Today).Select(Text));

    private static string Text(Remark remark) => string.Join(' ', remark.Values.Prepend(remark.Code));
}
