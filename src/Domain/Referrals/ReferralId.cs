namespace Coordination.Domain.Referrals;

/// <summary>A referral, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("ReferralId")]
public readonly record struct ReferralId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "f-";

    /// <summary>A fresh id.</summary>
    public static ReferralId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static ReferralId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out ReferralId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
