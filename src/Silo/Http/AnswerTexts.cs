using System.Globalization;
using System.Resources;

namespace Coordination.Silo.Http;

/// <summary>What the pages and mails say by which a referral is answered without an account, in both languages.</summary>
internal static class AnswerTexts
{
    private static readonly ResourceManager Texts = new(typeof(AnswerTexts));

    /// <summary>A text in the language of the request, its values filled in.</summary>
    public static string Here(string name, params object[] values) => Of(CultureInfo.CurrentUICulture, name, values);

    /// <summary>A text in a given language, its values filled in.</summary>
    /// <exception cref="MissingManifestResourceException">There is none: a defect.</exception>
    public static string Of(CultureInfo culture, string name, params object[] values) =>
        string.Format(culture, Texts.GetString(name, culture) ?? throw new MissingManifestResourceException($"{name} has no text."), values);
}
