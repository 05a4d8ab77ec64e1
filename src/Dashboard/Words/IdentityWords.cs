using System.Resources;

namespace Coordination.Dashboard.Words;

/// <summary>What values about a person's identity are called.</summary>
public static class IdentityWords
{
    /// <summary>The name of a value in the current language.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Of(typeof(TEnum).Name, value, CultureInfo.CurrentUICulture);

    /// <summary>The name of a value under a heading of the texts.</summary>
    /// <exception cref="MissingManifestResourceException">Nobody has named the value: a defect.</exception>
    public static string Of<TEnum>(string heading, TEnum value, CultureInfo culture) where TEnum : struct, Enum =>
        IdentityTexts.ResourceManager.GetString($"{heading}.{value}", culture)
        ?? throw new MissingManifestResourceException($"{heading}.{value} has no name.");
}
