namespace Coordination.Domain.Referrals;

/// <summary>An entry of a waitlist, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("WaitlistEntryId")]
public readonly record struct WaitlistEntryId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "w-";

    /// <summary>A fresh id.</summary>
    public static WaitlistEntryId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static WaitlistEntryId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out WaitlistEntryId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
