namespace Coordination.Dashboard.Rules;

/// <summary>What the letters of formulas stand for.</summary>
public static class RuleLetters
{
    /// <summary>The meaning of a letter in the reader's language.</summary>
    public static string Of(string letter) => Of(letter, CultureInfo.CurrentUICulture);

    /// <summary>The meaning of a letter in a given language.</summary>
    public static string Of(string letter, CultureInfo culture) => RuleTexts.ResourceManager.GetString("Letter_" + KeyOf(letter), culture)
        ?? throw new System.Resources.MissingManifestResourceException($"The letter {letter} has no text.");

    private static string KeyOf(string letter) => letter switch
    {
        "λ" => "Lambda",
        "μ" => "Mu",
        "Ā" => "ACountry",
        _ when char.IsLower(letter[0]) => "Small" + letter.ToUpperInvariant(),
        _ => letter,
    };
}
