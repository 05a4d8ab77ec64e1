namespace Coordination.Domain.Geography;

/// <summary>How fine a region is, from the country down to the 293 census divisions everything else is summed from.</summary>
public enum RegionLevel
{
    /// <summary>Canada.</summary>
    Country,

    /// <summary>A region of the federal settlement programme; Quebec runs its own and is in none.</summary>
    IrccRegion,

    /// <summary>A province or territory.</summary>
    Province,

    /// <summary>An economic region of Statistics Canada, 2016.</summary>
    EconomicRegion,

    /// <summary>A census division of 2016: county, regional district, regional municipality or alike.</summary>
    CensusDivision,
}
