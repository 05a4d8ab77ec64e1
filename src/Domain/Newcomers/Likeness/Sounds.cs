using System.Text;

namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>What a name sounds like, for names that reached us by way of Arabic, French, English, Slavic, Spanish and other spellings.</summary>
/// <remarks>
/// The rules are ours: sounds that one of these spellings writes in several ways, or that speakers of one language hear alike, become
/// one letter. So <c>Khaled</c> and <c>Haled</c> stay apart, <c>Shevchenko</c> and <c>Chevtchenko</c> do not.
/// </remarks>
public static class Sounds
{
    // Longer groups before the shorter ones they begin with.
    private static readonly (string Group, string Sound)[] Groups =
    [
        ("schtsch", "x"), ("shch", "x"), ("chtch", "x"), ("tsch", "x"), ("sch", "x"), ("tch", "x"), ("tsh", "x"), ("chr", "kr"), ("chh", "x"), ("ch", "x"), ("sh", "x"),
        ("sz", "x"), ("cz", "x"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("gi", "ji"), ("ge", "je"), ("ph", "f"), ("kh", "k"), ("gh", "k"), ("qu", "k"), ("ck", "k"), ("th", "t"), ("dh", "t"),
        ("bh", "b"), ("tz", "s"), ("ts", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ng", "n"), ("ks", "x"),
    ];

    /// <summary>The consonants of a Latin word as they sound, and an <c>a</c> for a vowel at the start; at least one letter for a word.</summary>
    public static string Skeleton(string word)
    {
        var sounds = new StringBuilder(word.Length);
        foreach (var letter in Spelling(word))
        {
            var sound = letter switch
            {
                'a' or 'i' or 'u' => sounds.Length == 0 ? 'a' : '\0',
                'b' => 'p',
                'd' => 't',
                'v' => 'f',
                'g' => 'k',
                'z' => 's',
                _ => letter,
            };
            if (sound != '\0')
            {
                sounds.Append(sound);
            }
        }

        return sounds.Length == 0 ? "a" : sounds.ToString();
    }

    /// <summary>The word spelt as it sounds, vowels kept as <c>a</c>, <c>i</c> or <c>u</c>: no doubled and no silent letters.</summary>
    public static string Spelling(string word)
    {
        var spelt = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length;)
        {
            var (sound, length) = At(word, index);
            foreach (var letter in sound)
            {
                var plain = Plain(letter, spelt.Length == 0);
                if (plain != '\0' && (spelt.Length == 0 || spelt[^1] != plain || IsDivided(word, index)))
                {
                    spelt.Append(plain);
                }
            }

            index += length;
        }

        return spelt.ToString();
    }

    private static (string Sound, int Length) At(string word, int index)
    {
        // Diallo and Jallow, Diop and Jop.
        if (index == 0 && word.Length > 3 && word.StartsWith("di", StringComparison.Ordinal) && word[2] is ('a' or 'o'))
        {
            return ("j", 2);
        }

        foreach (var (group, sound) in Groups)
        {
            if (word.AsSpan(index).StartsWith(group, StringComparison.Ordinal))
            {
                return (sound, group.Length);
            }
        }

        return (word.Substring(index, 1), 1);
    }

    private static char Plain(char letter, bool isFirst) => letter switch
    {
        'e' or 'y' or 'i' => 'i',
        'o' or 'u' or 'w' => 'u',
        // An h at the start is heard by some as the vowel after it; where that vowel is not written, h stands for it.
        'h' => isFirst ? 'a' : '\0',
        'c' or 'q' => 'k',
        'x' => isFirst ? 's' : 'x',
        _ => letter,
    };

    /// <summary>An h that is not heard still keeps two letters apart: <c>mhmd</c> has two m.</summary>
    private static bool IsDivided(string word, int index) => index > 0 && word[index - 1] == 'h';
}
