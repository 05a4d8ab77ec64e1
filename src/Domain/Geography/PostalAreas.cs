namespace Coordination.Domain.Geography;

/// <summary>Forward sortation areas: the first three signs of a Canadian postal code, which stand for a neighbourhood or a small town.</summary>
public static class PostalAreas
{
    private const int Length = 3;

    /// <summary>The area of a postal code or of its first three signs, in capitals: <c>v5h 2a1</c> gives <c>V5H</c>. Null when it cannot be one.</summary>
    public static string? Of(string? typed)
    {
        var text = (typed ?? "").Trim().ToUpperInvariant();
        return text.Length >= Length && char.IsAsciiLetter(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiLetter(text[2])
            && text.Length <= "A1A 1A1".Length && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '-')
            ? text[..Length]
            : null;
    }
}
