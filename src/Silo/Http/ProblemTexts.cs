using System.Globalization;
using System.Resources;

namespace Coordination.Silo.Http;

/// <summary>Titles, details and field messages of problem documents, in English and French.</summary>
internal static class ProblemTexts
{
    private static readonly ResourceManager Texts = new("Coordination.Silo.Http.ProblemTexts", typeof(ProblemTexts).Assembly);

    /// <summary>The text with this key in the language of the request, its values filled in.</summary>
    public static string Of(string key, params object?[] values)
    {
        var text = Texts.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new InvalidOperationException($"There is no text '{key}'.");
        return string.Format(CultureInfo.CurrentCulture, text, values);
    }
}
