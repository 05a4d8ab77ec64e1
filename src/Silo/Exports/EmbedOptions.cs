using Microsoft.Extensions.Options;

namespace Coordination.Silo.Exports;

/// <summary>Who may show the map in a page of their own.</summary>
internal sealed class EmbedOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Coordination:Embed";

    /// <summary>Origins such as <c>https://www.example.org</c>: scheme, host and port, nothing else. Default none: then there is no such page.</summary>
    public string[] Origins { get; set; } = [];
}

/// <summary>Origins go into a header as they stand: what is not one must not get there.</summary>
internal sealed class EmbedOptionsCheck : IValidateOptions<EmbedOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EmbedOptions options) =>
        options.Origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } wrong
            ? ValidateOptionsResult.Fail($"{EmbedOptions.Section}:Origins: '{wrong}' is not an origin such as https://www.example.org.")
            : ValidateOptionsResult.Success;

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && string.Equals(origin, address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase) && address.UserInfo.Length == 0
            && origin.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or ':' or '/' or '[' or ']');
}
