using Coordination.Domain.Consents;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;

namespace Coordination.Dashboard.Consents;

/// <summary>A consent as it is being asked for. Its id is chosen at the start, so that recording it again records it once.</summary>
public sealed class ConsentDraft
{
    private readonly HashSet<string> fields = ["name", "contact"];

    /// <summary>The consent it will be.</summary>
    public ConsentId ConsentId { get; } = ConsentId.New();

    /// <summary>To what they agree.</summary>
    public ConsentPurpose Purpose { get; set; }

    /// <summary>Towards whom; empty for every provider they are referred to.</summary>
    public string Recipient { get; set; } = "";

    /// <summary>How they agree.</summary>
    public ConsentMethod Method { get; set; }

    /// <summary>Who hears it.</summary>
    public string Witness { get; set; } = "";

    /// <summary>What may be shown, in a fixed order.</summary>
    public ImmutableArray<string> Fields => [.. SharedFields.WithConsent.Where(fields.Contains)];

    /// <summary>Ticks a field or unticks it.</summary>
    public void Toggle(string field)
    {
        if (!fields.Remove(field))
        {
            fields.Add(field);
        }
    }

    /// <summary>What is missing, in the reader's language; null when nothing is.</summary>
    public string? Wrong() => Purpose == ConsentPurpose.Sharing && fields.Count == 0 ? ConsentTexts.FieldsNeeded
        : Method == ConsentMethod.Verbal && string.IsNullOrWhiteSpace(Witness) ? ConsentTexts.WitnessNeeded
        : null;

    /// <summary>The command.</summary>
    public GiveConsent Command(string language, string by) => new(
        ConsentId, Purpose, Recipient.Length == 0 || Purpose != ConsentPurpose.Sharing ? null : new ProviderId(Recipient),
        Purpose == ConsentPurpose.Sharing ? Fields : [], Method,
        Method == ConsentMethod.Verbal ? Witness.Trim() : null, language, Consent.DaysDefault, by);
}
