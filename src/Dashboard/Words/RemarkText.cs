using System.Resources;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Dashboard.Words;

/// <summary>What a <see cref="Remark"/> says, in the reader's language; the HTTP API and the screens use the same texts.</summary>
public static class RemarkText
{
    private static readonly ResourceManager Texts = RemarkTexts.ResourceManager;

    /// <summary>The sentence.</summary>
    /// <exception cref="MissingManifestResourceException">Nobody has written a text for the code: a defect.</exception>
    public static string Of(Remark remark, CultureInfo culture)
    {
        var text = Variant(remark, culture) ?? Texts.GetString(remark.Code, culture)
            ?? throw new MissingManifestResourceException($"The remark {remark.Code} has no text.");
        var values = remark.Code is Remarks.OtherAudience or Remarks.ChangeAudience
            ? [string.Join(", ", remark.Values.Select(value => Spoken(remark.Code, value, culture)))]
            : remark.Values.Select(value => (object)Spoken(remark.Code, value, culture)).ToArray();
        return string.Format(culture, text, values);
    }

    /// <summary>What drove an appraisal: a part of life or a service type.</summary>
    public static string OfDriver(string slug, CultureInfo culture) =>
        Slugs<NeedDomain>.TryParse(slug, out var domain) && ServiceTypes.Find(slug) is null
            ? Words.Of(domain, culture)
            : ServiceTypes.NameOf(slug).In(culture);

    private static string? Variant(Remark remark, CultureInfo culture) => remark.Values switch
    {
        ["0", ..] => Texts.GetString(remark.Code + ".zero", culture),
        ["1", ..] => Texts.GetString(remark.Code + ".one", culture),
        _ => null,
    };

    private static string Spoken(string code, string value, CultureInfo culture) => code switch
    {
        _ when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("d MMM yyyy", culture),
        Remarks.OtherAudience or Remarks.ChangeAudience when Slugs<Audience>.TryParse(value, out var audience) => Words.Of(audience, culture),
        Remarks.InPreferredLanguage or Remarks.NotInPreferredLanguage => (value == "fr" ? WordTexts.ResourceManager.GetString("Official.fr", culture) : WordTexts.ResourceManager.GetString("Official.en", culture))!,
        Remarks.MeetsNeed or Remarks.ChangeNeed when ServiceTypes.Find(value) is { } type => type.Name.In(culture),
        Remarks.UsesAsset => value,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("N0", culture) : value,
    };
}
