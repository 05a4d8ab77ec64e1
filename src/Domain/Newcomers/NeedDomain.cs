namespace Coordination.Domain.Newcomers;

/// <summary>The ten parts of a person's life that an assessment goes through.</summary>
public enum NeedDomain
{
    /// <summary>A place to live.</summary>
    Housing,

    /// <summary>Money and basic needs.</summary>
    Income,

    /// <summary>Health and well-being.</summary>
    Health,

    /// <summary>The official languages.</summary>
    Language,

    /// <summary>Education and credentials.</summary>
    Education,

    /// <summary>Work.</summary>
    Employment,

    /// <summary>Family and children.</summary>
    Family,

    /// <summary>Legal matters and status.</summary>
    Legal,

    /// <summary>Community and belonging.</summary>
    Community,

    /// <summary>Digital access and transport.</summary>
    Digital,
}
