namespace Coordination.Domain.Resources;

/// <summary>What is counted in an opening (HSDS <c>unit</c>).</summary>
public enum CapacityUnit
{
    /// <summary>A place in a group.</summary>
    Seat,

    /// <summary>An hour of somebody's time.</summary>
    Hour,

    /// <summary>A meeting at a set time.</summary>
    Appointment,
}
