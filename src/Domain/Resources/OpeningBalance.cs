namespace Coordination.Domain.Resources;

/// <summary>The units of one opening: how many there are, are held, are taken. <c>held + taken</c> never exceeds <c>maximum</c>.</summary>
/// <param name="Maximum">All units, 0 to <see cref="Limits.OpeningUnitsMax"/>.</param>
/// <param name="Held">Units claimed until an expiry.</param>
/// <param name="Taken">Units of confirmed reservations.</param>
[GenerateSerializer, Immutable, Alias("OpeningBalance")]
public readonly record struct OpeningBalance(int Maximum, int Held, int Taken)
{
    /// <summary>Units that nobody has claimed.</summary>
    public int Available => Maximum - Held - Taken;

    /// <summary>True for a balance that may exist.</summary>
    public bool IsSound => Maximum >= 0 && Held >= 0 && Taken >= 0 && Available >= 0;
}
