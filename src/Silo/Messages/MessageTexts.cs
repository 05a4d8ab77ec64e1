using System.Globalization;
using System.Resources;

namespace Coordination.Silo.Messages;

/// <summary>What messages say, in both languages.</summary>
internal static class MessageTexts
{
    private static readonly ResourceManager Texts = new(typeof(MessageTexts));

    /// <summary>A text in a given language.</summary>
    /// <exception cref="MissingManifestResourceException">There is none: a defect.</exception>
    public static string Of(string name, CultureInfo culture) =>
        Texts.GetString(name, culture) ?? throw new MissingManifestResourceException($"{name} has no text.");
}
