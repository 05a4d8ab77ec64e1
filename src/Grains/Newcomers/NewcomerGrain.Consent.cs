using Coordination.Domain.Consents;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Newcomers;

/// <content>What the person agreed to, and who may therefore know what.</content>
internal sealed partial class NewcomerGrain
{
    /// <inheritdoc/>
    public async Task<Consent?> Give(GiveConsent command)
    {
        if (kept.State.Person is null)
        {
            return null;
        }

        if (kept.State.Consents.FirstOrDefault(consent => consent.ConsentId == command.ConsentId) is { } given)
        {
            return given;
        }

        var now = clock.GetUtcNow();
        var consent = new Consent
        {
            ConsentId = command.ConsentId,
            Purpose = command.Purpose,
            Recipient = command.Recipient,
            Fields = command.Fields,
            Method = command.Method,
            Witness = command.Witness,
            Language = command.Language,
            GivenAt = now,
            ExpiresAt = now.AddDays(command.Days),
            RecordedBy = command.By,
        };
        await Write(kept.State with { Consents = kept.State.Consents.Add(consent) });
        await TellReaders(consent);
        return consent;
    }

    /// <inheritdoc/>
    public async Task<Consent?> Withdraw(ConsentId consentId, string by)
    {
        if (kept.State.Consents.FirstOrDefault(consent => consent.ConsentId == consentId) is not { } given)
        {
            return null;
        }

        if (given.WithdrawnAt is null)
        {
            var withdrawn = given with { WithdrawnAt = clock.GetUtcNow(), WithdrawnBy = by };
            await Write(kept.State with { Consents = kept.State.Consents.Replace(given, withdrawn) });
            given = withdrawn;
        }

        await TellReaders(given);
        return given;
    }

    /// <inheritdoc/>
    public async Task StopMessages(string by)
    {
        var now = clock.GetUtcNow();
        foreach (var consent in kept.State.Consents.Where(consent => consent.Purpose == ConsentPurpose.Messages && consent.IsInForce(now)))
        {
            await Withdraw(consent.ConsentId, by);
        }
    }

    /// <inheritdoc/>
    public Task<SharedWithProvider?> Shared(ReferralId referralId)
    {
        if (kept.State.Person is not { } person || Find(referralId) is not { } referral)
        {
            return Task.FromResult<SharedWithProvider?>(null);
        }

        var fields = ShownWith(referral);
        return Task.FromResult<SharedWithProvider?>(new(
            NewcomerId,
            Sharing.Show(person, kept.State.Assets, kept.State.Assessments.LastOrDefault(), fields),
            fields.IsEmpty && Sharing.IsWithdrawn(kept.State.Consents, referral.ProviderId)));
    }

    private ImmutableArray<string> ShownWith(Referral referral) =>
        [.. Sharing.Covered(kept.State.Consents, referral.ProviderId, clock.GetUtcNow()).Where(referral.SharedFields.Contains)];

    /// <summary>Has every open page that shows one of the person's referrals read it again.</summary>
    private async Task TellReaders(Consent consent)
    {
        foreach (var referral in kept.State.Referrals.Where(referral => consent.IsTowards(referral.ProviderId)))
        {
            await Home().ReportReferral(referral.ReferralId, referral.Status, referral.ProviderId);
        }
    }
}
