using System.Resources;

namespace Coordination.Dashboard.Words;

/// <summary>What the values of enumerations are called, in the reader's language.</summary>
public static class Words
{
    private static readonly ResourceManager Texts = WordTexts.ResourceManager;

    /// <summary>The name of a value in the current language.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Of(value, CultureInfo.CurrentUICulture);

    /// <summary>The name of a value in a given language.</summary>
    /// <exception cref="MissingManifestResourceException">Nobody has named the value: a defect.</exception>
    public static string Of<TEnum>(TEnum value, CultureInfo culture) where TEnum : struct, Enum =>
        Texts.GetString($"{typeof(TEnum).Name}.{value}", culture)
        ?? throw new MissingManifestResourceException($"{typeof(TEnum).Name}.{value} has no name.");

    /// <summary>The name of a language of service; the code itself when we have no name for it.</summary>
    public static string OfLanguage(string code) => code switch
    {
        "en" => Resources.Texts.LanguageEn,
        "fr" => Resources.Texts.LanguageFr,
        "ar" => Resources.Texts.LanguageAr,
        "uk" => Resources.Texts.LanguageUk,
        "fa" => Resources.Texts.LanguageFa,
        "es" => Resources.Texts.LanguageEs,
        "zh" => Resources.Texts.LanguageZh,
        "ti" => Resources.Texts.LanguageTi,
        "pa" => Resources.Texts.LanguagePa,
        "tl" => Resources.Texts.LanguageTl,
        _ => code,
    };

    /// <summary>The name of an official language as it stands in a sentence.</summary>
    public static string OfOfficial(string code) => code == "fr" ? Resources.Texts.French : Resources.Texts.English;

    /// <summary>The name of a service type in the current language.</summary>
    public static string OfServiceType(string slug) =>
        slug == Domain.Gaps.DivisionCounts.AllTypes ? MapTexts.AllTypes : Domain.Resources.ServiceTypes.NameOf(slug).In(CultureInfo.CurrentUICulture);

    /// <summary>What a field of a person is called in a sentence.</summary>
    public static string OfField(string field) => OfField(field, CultureInfo.CurrentUICulture);

    /// <summary>What a field of a person is called in a sentence, in a given language.</summary>
    public static string OfField(string field, CultureInfo culture) => ConsentTexts.ResourceManager.GetString("Field_" + field, culture) ?? field;

    /// <summary>The languages of service a form offers first.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "fr", "ar", "uk", "fa", "es", "zh", "ti", "pa", "tl"];
}
