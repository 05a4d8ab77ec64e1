using Coordination.Domain.Newcomers.Asking;

namespace Coordination.Dashboard.Words;

/// <summary>What questions of the form and their answers say, in the reader's language.</summary>
public static class AskingText
{
    /// <summary>A question.</summary>
    public static string Of(Question question) => Of(question, CultureInfo.CurrentUICulture);

    /// <summary>A question in a given language.</summary>
    public static string Of(Question question, CultureInfo culture) => Text("Question_" + question.Slug, culture);

    /// <summary>An answer.</summary>
    public static string OfOption(string option) => OfOption(option, CultureInfo.CurrentUICulture);

    /// <summary>An answer in a given language.</summary>
    public static string OfOption(string option, CultureInfo culture) => Text("Option_" + option, culture);

    private static string Text(string key, CultureInfo culture) =>
        AskingTexts.ResourceManager.GetString(key, culture) ?? throw new System.Resources.MissingManifestResourceException($"{key} has no text.");
}
