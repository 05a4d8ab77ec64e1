using Coordination.Domain.Geography;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>How far two regions are from each other.</summary>
/// <param name="Km">Between their points; infinite when one of them is not known.</param>
/// <param name="SameProvince">Whether both lie in one province.</param>
internal readonly record struct Reach(double Km, bool SameProvince)
{
    /// <summary>Between the regions with these codes.</summary>
    public static Reach Between(string homeCode, string placeCode)
    {
        var home = RegionTable.Find(homeCode);
        var place = RegionTable.Find(placeCode);
        if (home is null || place is null)
        {
            return new(double.PositiveInfinity, false);
        }

        var km = home.Code == place.Code ? 0 : Distances.Km(home, place);
        return new(km, RegionTable.ProvinceOf(home.Code)?.Code == RegionTable.ProvinceOf(place.Code)?.Code);
    }

    /// <summary>Whether somebody at this distance can take part: within the catchment, or for what is remote within the province.</summary>
    public bool Covers(ResourceProfile profile) => profile.Modality.IsRemote() || (profile.Modality == Modality.Hybrid && SameProvince)
        ? SameProvince
        : Km <= (profile.CatchmentKm ?? Eligibility.DefaultCatchmentKm);
}
