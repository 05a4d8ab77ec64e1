using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>What deciding reads of an opening: numbers only, side by side.</summary>
internal struct Shelf
{
    private const int NoDay = int.MaxValue;

    public int StartsOn;
    public int LastDay;
    public int Available;
    public int Maximum;
    public int KeptSince;
    public long Price;
    public int Place;
    public short Balance;
    public short InEnglish;
    public short InFrench;
    public bool IsRemote;
    public bool TakesAssets;

    /// <summary>Whether something is known to stand back for people with higher need since some day.</summary>
    public readonly bool IsKept => KeptSince != NoDay;

    /// <summary>The numbers of a listing; price and day of keeping stay as they were.</summary>
    public static Shelf Of(OpeningListing listing, int place, in Shelf before)
    {
        var profile = listing.Profile;
        var available = listing.Balance.Available;
        return new()
        {
            StartsOn = listing.Terms.StartsOn?.DayNumber ?? 0,
            // It is proposed until it ends, and no longer than its provider can be believed.
            LastDay = Math.Min(listing.Terms.EndsOn?.DayNumber ?? NoDay, FreshnessRule.LastCountedDay(listing.AffirmedAt)),
            Available = available,
            Maximum = listing.Balance.Maximum,
            KeptSince = before.Maximum > 0 && available >= before.Available ? before.KeptSince : NoDay,
            Price = before.Price,
            IsRemote = profile.Modality.IsRemote(),
            TakesAssets = Weighing.Contributing.Contains(profile.Kind),
            Place = place,
            Balance = (short)Fit.Balance(available, listing.Balance.Maximum),
            InEnglish = (short)Fit.Language(!profile.Languages.IsEmpty, profile.Languages.Contains("en")),
            InFrench = (short)Fit.Language(!profile.Languages.IsEmpty, profile.Languages.Contains("fr")),
        };
    }
}
