namespace Coordination.Dashboard.Words;

/// <summary>How many waiting people match, in words. Partners are not told a count of fewer than five people: it could point at somebody.</summary>
public static class WaitingText
{
    /// <summary>Counts from here on are told to everybody.</summary>
    public const int CountMin = 5;

    /// <summary>The count as an answer of the API gives it: a number, or for partners the words "fewer than 5".</summary>
    public static object Of(int count, bool isPartner, CultureInfo culture) =>
        isPartner && count is > 0 and < CountMin ? string.Format(culture, Text(nameof(PartnerTexts.FewerThan), culture), CountMin) : count;

    /// <summary>The sentence for a partner's page.</summary>
    public static string ForPartner(int count) => count switch
    {
        0 => PartnerTexts.WaitingNobody,
        < CountMin => Say.With(PartnerTexts.WaitingFew, CountMin),
        _ => Say.With(PartnerTexts.WaitingMany, Say.Whole(count)),
    };

    private static string Text(string key, CultureInfo culture) => PartnerTexts.ResourceManager.GetString(key, culture)!;
}
