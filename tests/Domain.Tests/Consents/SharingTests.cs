using System.Collections.Immutable;
using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Consents;

public sealed class SharingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProviderId Asked = ProviderId.New();

    [Fact]
    public void Only_consents_in_force_towards_the_provider_cover_anything()
    {
        var consents = ImmutableArray.Create(
            Given("name"),
            Given("contact") with { Recipient = ProviderId.New() },
            Given("assets") with { ExpiresAt = Now },
            Given("assessment") with { WithdrawnAt = Now.AddMinutes(-1) },
            Given("birth-date") with { Purpose = ConsentPurpose.Research });

        Assert.Equal(["name"], Sharing.Covered(consents, Asked, Now));
        Assert.Equal(["name", "assets"], Sharing.Covered(consents, Asked, Now.AddSeconds(-1)));
        Assert.True(Sharing.IsWithdrawn(consents, Asked));
        Assert.False(Sharing.IsWithdrawn(consents.RemoveAt(3), Asked));
    }

    [Fact]
    public void What_is_not_named_is_not_there()
    {
        var person = new Person
        {
            GivenName = "Amina",
            FamilyName = "Exemple",
            BirthDate = new(1990, 5, 4),
            RegionCode = "3520",
            PreferredLanguage = "fr",
            Contact = new() { Phone = "+15145550100" },
        };
        foreach (var field in SharedFields.WithConsent)
        {
            var shown = Sharing.Show(person, [new("s-1", AssetKind.Skill, "Sewing", true)], null, [field]);
            Assert.Equal(field == "name", shown.GivenName is not null && shown.FamilyName is not null);
            Assert.Equal(field == "birth-date", shown.BirthDate is not null);
            Assert.Equal(field == "contact", shown.Contact is not null);
            Assert.Equal(field == "assets", !shown.Assets.IsEmpty);
        }
    }

    private static Consent Given(string field) => new()
    {
        ConsentId = ConsentId.New(),
        Purpose = ConsentPurpose.Sharing,
        Fields = [field],
        Method = ConsentMethod.Written,
        Language = "en",
        GivenAt = Now.AddDays(-1),
        ExpiresAt = Now.AddDays(700),
        RecordedBy = "worker",
    };
}
