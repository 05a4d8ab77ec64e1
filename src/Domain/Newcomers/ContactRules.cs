namespace Coordination.Domain.Newcomers;

/// <summary>How what people type as a phone number, an address or an identifier is written down.</summary>
public static class ContactRules
{
    /// <summary>Letters of an e-mail address, at most (RFC 5321).</summary>
    public const int EmailLengthMax = 254;

    /// <summary>Letters of a telephone number as typed, at most.</summary>
    public const int PhoneLengthMax = 40;

    private const int DigitsMin = 8;
    private const int DigitsMax = 15;
    private const int NorthAmericanDigits = 10;

    /// <summary>A telephone number in E.164; ten digits without a country are taken for North American. Null when it cannot be one.</summary>
    public static string? Phone(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length is 0 or > PhoneLengthMax || text.Any(letter => !char.IsAsciiDigit(letter) && letter is not ('+' or ' ' or '-' or '.' or '(' or ')' or '/' or '\u00a0')) || text.LastIndexOf('+') > 0)
        {
            return null;
        }

        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        var isAbroad = text[0] == '+' || digits.StartsWith("00", StringComparison.Ordinal);
        digits = text[0] != '+' && isAbroad ? digits[2..] : digits;
        return isAbroad switch
        {
            true => digits.Length is >= DigitsMin and <= DigitsMax && digits[0] != '0' ? "+" + digits : null,
            _ when digits.Length == NorthAmericanDigits && digits[0] > '1' => "+1" + digits,
            _ when digits.Length == NorthAmericanDigits + 1 && digits[0] == '1' && digits[1] > '1' => "+" + digits,
            _ => null,
        };
    }

    /// <summary>An e-mail address: one @ between a name and a domain with a dot. Null when it cannot be one.</summary>
    public static string? Email(string? typed)
    {
        var text = (typed ?? "").Trim();
        var at = text.IndexOf('@');
        var domain = at < 0 ? "" : text[(at + 1)..];
        return text.Length <= EmailLengthMax && at > 0 && domain.IndexOf('@') < 0
            && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '<' or '>' or '"' or ',' or ';' or '\\')
            && domain.Split('.') is { Length: > 1 } labels && labels.All(label => label.Length > 0) && text[at - 1] != '.' && text[0] != '.'
            ? text
            : null;
    }

    /// <summary>The client id of IRCC (UCI), which has 8 or 10 digits: digits only. Null when it cannot be one.</summary>
    public static string? ClientId(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(letter => letter is not (' ' or '-' or '\u00a0'))]);
        return digits.Length is 8 or 10 && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
