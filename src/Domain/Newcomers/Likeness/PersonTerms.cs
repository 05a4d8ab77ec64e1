using System.Globalization;

namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>
/// The terms a person is found by. Each begins with a letter for its kind, because all kinds share one index: <c>w</c> a word of the name,
/// <c>s</c> its sound, <c>n</c> the sounds of two words, <c>d</c> the birth date, <c>b</c> birth date and one sound, <c>p</c> phone, <c>m</c> mail,
/// <c>i</c> client id, <c>c</c> the code of an anonymous person. Letters and digits only, so that no term needs quoting.
/// </summary>
public static class PersonTerms
{
    /// <summary>Raised whenever terms are made otherwise; people with terms of an older version get new ones.</summary>
    public const short Version = 1;

    private const int WordLengthMax = 40;

    /// <summary>What a person is found by.</summary>
    public static ImmutableArray<string> Of(Person person)
    {
        if (person.Anonymity is { } anonymity)
        {
            return [Code(anonymity.Code)];
        }

        var description = Description.Of(person);
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        var name = new NamedWords(description.GivenName, description.FamilyName);
        terms.UnionWith(Latin.Words(person.GivenName).Concat(Latin.Words(person.FamilyName)).Select(Word));
        terms.UnionWith(SoundsOf(name).Select(Sound));
        terms.UnionWith(Marks(description));
        terms.UnionWith(Pairs(name));
        terms.Add(Date(person.BirthDate));
        terms.UnionWith(SoundsOf(name).Select(sound => DateAndSound(person.BirthDate, sound)));
        return [.. terms];
    }

    /// <summary>What somebody like this is looked for by: whoever has any of these terms may be the same person.</summary>
    public static ImmutableArray<string> Alike(Description description)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        var name = new NamedWords(description.GivenName, description.FamilyName);
        terms.UnionWith(Marks(description));
        terms.UnionWith(Pairs(name));
        if (description.BirthDate is { } date)
        {
            terms.Add(Date(date));
            terms.UnionWith(from other in BirthDates.Mistyped(date) from sound in SoundsOf(name) select DateAndSound(other, sound));
        }

        return [.. terms];
    }

    /// <summary>A word of a name.</summary>
    public static string Word(string latin) => "w" + Short(latin);

    /// <summary>The sound of a word of a name.</summary>
    public static string Sound(string skeleton) => "s" + Short(skeleton);

    /// <summary>A birth date.</summary>
    public static string Date(DateOnly date) => "d" + Digits(date);

    /// <summary>A telephone number by its digits.</summary>
    public static string Phone(string phone) => "p" + Kept(phone);

    /// <summary>An e-mail address: hashed, because it has letters that a term must not have.</summary>
    public static string Mail(string email) => "m" + Ids.KeyFrom("mail", email.Trim().ToLowerInvariant());

    /// <summary>A client id of IRCC by its digits.</summary>
    public static string ClientId(string clientId) => "i" + Kept(clientId);

    /// <summary>The code of an anonymous person.</summary>
    public static string Code(string code) => "c" + Kept(code);

    private static IEnumerable<string> Marks(Description description)
    {
        if (description.Phone is { Length: > 0 } phone)
        {
            yield return Phone(phone);
        }

        if (description.Email is { Length: > 0 } email)
        {
            yield return Mail(email);
        }

        if (description.ClientId is { Length: > 0 } clientId)
        {
            yield return ClientId(clientId);
        }
    }

    /// <summary>Every given name with every family name by sound, in an order that swapping them does not change; and the whole name as one word.</summary>
    private static IEnumerable<string> Pairs(NamedWords name)
    {
        foreach (var given in name.Given.Select(Sounds.Skeleton))
        {
            foreach (var family in name.Family.Select(Sounds.Skeleton))
            {
                yield return "n" + (string.CompareOrdinal(given, family) <= 0 ? $"{Short(given)}0{Short(family)}" : $"{Short(family)}0{Short(given)}");
            }
        }

        if (name.Given.Length + name.Family.Length > 1)
        {
            yield return "n" + Short(Sounds.Skeleton(string.Concat(name.Given) + string.Concat(name.Family)));
            yield return "n" + Short(Sounds.Skeleton(string.Concat(name.Family) + string.Concat(name.Given)));
        }
    }

    private static IEnumerable<string> SoundsOf(NamedWords name) => name.Given.Concat(name.Family).Select(Sounds.Skeleton).Distinct();

    /// <summary>The first sound only, so that a mistyped date and a misspelt name are still found together.</summary>
    private static string DateAndSound(DateOnly date, string sound) => $"b{Digits(date)}{sound[0]}";

    private static string Digits(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Kept(string text) => new([.. text.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(WordLengthMax)]);

    private static string Short(string text) => text.Length <= WordLengthMax ? text : text[..WordLengthMax];
}
