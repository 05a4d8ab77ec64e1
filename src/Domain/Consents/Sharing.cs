using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Consents;

/// <summary>What a provider may know of a person with a referral, asked anew at every reading.</summary>
public static class Sharing
{
    /// <summary>The fields that consents in force let this provider see, in the order of <see cref="SharedFields.WithConsent"/>.</summary>
    public static ImmutableArray<string> Covered(ImmutableArray<Consent> consents, ProviderId provider, DateTimeOffset now)
    {
        var covered = consents.Where(consent => consent.IsTowards(provider) && consent.IsInForce(now)).SelectMany(consent => consent.Fields).ToHashSet();
        return [.. SharedFields.WithConsent.Where(covered.Contains)];
    }

    /// <summary>Whether this provider could once see something that it may not see any more, because the person took their consent back.</summary>
    public static bool IsWithdrawn(ImmutableArray<Consent> consents, ProviderId provider) =>
        consents.Any(consent => consent.IsTowards(provider) && consent.WithdrawnAt is not null);

    /// <summary>The person as far as these fields show them.</summary>
    /// <param name="person">The person.</param>
    /// <param name="assets">What they bring.</param>
    /// <param name="latest">Their latest assessment.</param>
    /// <param name="fields">Names of <see cref="SharedFields"/>.</param>
    public static SharedPerson Show(Person person, ImmutableArray<Asset> assets, Assessment? latest, IReadOnlyCollection<string> fields) => new()
    {
        Fields = [.. fields],
        GivenName = fields.Contains("name") ? person.GivenName : null,
        FamilyName = fields.Contains("name") ? person.FamilyName : null,
        BirthDate = fields.Contains("birth-date") ? person.BirthDate : null,
        Contact = fields.Contains("contact") ? person.Contact : null,
        Assessment = fields.Contains("assessment") ? latest : null,
        Assets = fields.Contains("assets") ? assets : [],
    };
}
