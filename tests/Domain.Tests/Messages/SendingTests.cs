using System.Collections.Immutable;
using Coordination.Domain.Consents;
using Coordination.Domain.Geography;
using Coordination.Domain.Messages;
using Coordination.Domain.Newcomers;
using Xunit;

namespace Coordination.Domain.Tests.Messages;

public sealed class SendingTests
{
    /// <summary>07:00 in Toronto.</summary>
    private static readonly DateTimeOffset Morning = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Toronto = TimeZones.Of("3520");
    private static readonly Contact ByMail = new() { Channel = ContactChannel.Email, Email = "noor@example.org" };

    [Fact]
    public void S34_Without_a_consent_in_force_nothing_is_sent()
    {
        Assert.Equal(NotSent.NoConsent, Sending.Of(ByMail, [], Morning, Morning, Toronto).Why);
        Assert.Equal(NotSent.NoConsent, Sending.Of(ByMail, [Agreed with { WithdrawnAt = Morning }], Morning, Morning, Toronto).Why);
        Assert.Equal(NotSent.NoConsent, Sending.Of(ByMail, [Agreed with { Purpose = ConsentPurpose.Sharing }], Morning, Morning, Toronto).Why);
        Assert.Null(Sending.Of(ByMail, [Agreed], Morning, Morning, Toronto).Why);
    }

    [Fact]
    public void S34_The_way_they_chose_is_the_only_way()
    {
        Assert.Equal(NotSent.NoWay, Sending.Of(null, [Agreed], Morning, Morning, Toronto).Why);
        Assert.Equal(NotSent.NoWay, Sending.Of(ByMail with { Channel = ContactChannel.None }, [Agreed], Morning, Morning, Toronto).Why);
        Assert.Equal(NotSent.NoWay, Sending.Of(ByMail with { Channel = ContactChannel.Sms }, [Agreed], Morning, Morning, Toronto).Why);
        Assert.Equal("noor@example.org", Sending.AddressOf(ByMail));
    }

    [Fact]
    public void Nobody_is_put_in_danger_or_misled() => Assert.Equal(
        (NotSent.Unsafe, NotSent.Stale),
        (Sending.Of(ByMail with { IsUnsafeToLeaveWord = true }, [Agreed], Morning, Morning, Toronto).Why!.Value,
            Sending.Of(ByMail, [Agreed], Morning, Morning.AddHours(73), Toronto).Why!.Value));

    [Theory]
    [InlineData("09:00", "17:00", 2)]
    [InlineData("06:00", "17:00", 0)]
    [InlineData("18:00", "05:00", 11)]
    [InlineData("22:00", "08:00", 0)]
    [InlineData("05:00", "06:00", 22)]
    public void S34_It_waits_for_their_hours(string from, string until, int hours)
    {
        var contact = ByMail with { From = TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), Until = TimeOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(new(null, Morning.AddHours(hours)), Sending.Of(contact, [Agreed], Morning, Morning, Toronto));
    }

    private static Consent Agreed { get; } = new()
    {
        ConsentId = ConsentId.New(),
        Purpose = ConsentPurpose.Messages,
        Method = ConsentMethod.Written,
        Language = "en",
        GivenAt = Morning.AddDays(-1),
        ExpiresAt = Morning.AddDays(700),
        RecordedBy = "worker",
    };
}
