namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>How alike two names are.</summary>
/// <param name="Degree">0 to 1.</param>
/// <param name="IsSame">The same letters in the same places, once written in Latin.</param>
/// <param name="SoundsAlike">Every word that was compared sounds like its counterpart.</param>
/// <param name="IsSwapped">Given and family names have changed places.</param>
public readonly record struct NameLikeness(double Degree, bool IsSame, bool SoundsAlike, bool IsSwapped)
{
    private const int WordsMax = 6;

    // A word that sounds the same is as good as one with a letter wrong; the fewer consonants, the less that says.
    private const double SameSound = 0.94;
    private const double SameShortSound = 0.86;
    private const double OneSlip = 0.93;
    private const int SlipLengthMin = 4;

    // What is spelt alike by sound counts a little less than what is spelt alike by letters.
    private const double BySound = 0.97;

    /// <summary>A word so unlike its counterpart is another name; then the names are not alike, whatever the others are.</summary>
    private const double OtherWord = 0.7;

    private const double WithOtherWord = 0.72;
    private const double OneWordMissing = 0.04;
    private const double OneWordOnly = 0.86;
    private const double SwapMargin = 0.08;

    private static readonly string[] Particles =
    [
        "al", "el", "ul", "abu", "bin", "ibn", "ben", "bint", "bte", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "les", "los", "las",
        "van", "von", "der", "den", "ter", "y", "e", "st", "san", "santa", "mc", "mac", "jr", "sr",
    ];

    /// <summary>Compares names that were taken down as given and family names, in whatever order, script and number.</summary>
    public static NameLikeness Of(NamedWords a, NamedWords b)
    {
        var (straight, straightSounds) = Paired(a.Given, a.Family, b.Given, b.Family);
        var (crossed, crossedSounds) = Paired(a.Given, a.Family, b.Family, b.Given);
        var (loose, looseSounds) = Matched([.. a.Given, .. a.Family], [.. b.Given, .. b.Family]);
        var whole = Math.Max(Joined(a.Given, a.Family, b.Given, b.Family), Joined(a.Given, a.Family, b.Family, b.Given));
        var degree = new[] { straight, crossed, loose, whole }.Max();
        var isSame = degree > 0 && a.Line == b.Line;
        return new(
            isSame ? 1 : degree,
            isSame,
            straightSounds && straight > 0 || crossedSounds && crossed > 0 || looseSounds && loose > 0,
            crossed > straight + SwapMargin);
    }

    /// <summary>The words of a name that tell people apart: without articles and particles, unless there is nothing else.</summary>
    internal static ImmutableArray<string> Telling(ImmutableArray<string> words)
    {
        var telling = words.Where(word => !Particles.Contains(word)).Take(WordsMax).ToImmutableArray();
        return telling.IsEmpty ? [.. words.Take(WordsMax)] : telling;
    }

    private static (double Degree, bool Sounds) Paired(ImmutableArray<string> given, ImmutableArray<string> family, ImmutableArray<string> otherGiven, ImmutableArray<string> otherFamily)
    {
        if (given.IsEmpty || family.IsEmpty || otherGiven.IsEmpty || otherFamily.IsEmpty)
        {
            return (0, false);
        }

        var (first, firstSounds) = Matched(given, otherGiven, isPart: true);
        var (second, secondSounds) = Matched(family, otherFamily, isPart: true);
        return (Weighed((first + second) / 2, Math.Min(first, second)), firstSounds && secondSounds);
    }

    /// <summary>The words of the shorter list, each with the most alike word of the longer one that is still free.</summary>
    private static (double Degree, bool Sounds) Matched(ImmutableArray<string> a, ImmutableArray<string> b, bool isPart = false)
    {
        var (few, many) = a.Length <= b.Length ? (a, b) : (b, a);
        if (few.IsEmpty)
        {
            return (0, false);
        }

        var free = many.ToList();
        var (sum, least, sounds) = (0.0, 1.0, true);
        foreach (var word in few)
        {
            var best = free.MaxBy(other => OfWords(word, other))!;
            var likeness = OfWords(word, best);
            (sum, least) = (sum + likeness, Math.Min(least, likeness));
            sounds &= Sounds.Skeleton(word) == Sounds.Skeleton(best);
            free.Remove(best);
        }

        var degree = Weighed(sum / few.Length, least) - (OneWordMissing * (many.Length - few.Length));
        return (!isPart && few.Length == 1 && many.Length > 1 ? Math.Min(degree, OneWordOnly) : degree, sounds);
    }

    /// <summary>Half by all words, half by the least alike: brothers share a family name.</summary>
    private static double Weighed(double mean, double least) => least < OtherWord ? Math.Min(mean, WithOtherWord) : (mean + least) / 2;

    /// <summary>Names whose words are divided otherwise: Abdullah and Abd Allah, Wang Xiaoming and Wang Xiao Ming.</summary>
    private static double Joined(ImmutableArray<string> given, ImmutableArray<string> family, ImmutableArray<string> otherGiven, ImmutableArray<string> otherFamily)
    {
        if (given.IsEmpty && family.IsEmpty || otherGiven.IsEmpty && otherFamily.IsEmpty || given.Length + family.Length == otherGiven.Length + otherFamily.Length)
        {
            return 0;
        }

        var (a, b) = (string.Concat(given) + string.Concat(family), string.Concat(otherGiven) + string.Concat(otherFamily));
        return Math.Max(SpellingLikeness.Of(a, b), Sounds.Skeleton(a) == Sounds.Skeleton(b) ? SameSound : 0);
    }

    private static double OfWords(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        var degree = Math.Max(SpellingLikeness.Of(a, b), BySound * SpellingLikeness.Of(Sounds.Spelling(a), Sounds.Spelling(b)));
        if (Math.Min(a.Length, b.Length) >= SlipLengthMin && SpellingLikeness.IsOneSlip(a, b))
        {
            degree = Math.Max(degree, OneSlip);
        }

        var sound = Sounds.Skeleton(a);
        return sound.Length > 1 && sound == Sounds.Skeleton(b) ? Math.Max(degree, sound.Length > 2 ? SameSound : SameShortSound) : degree;
    }
}

/// <summary>A name by its telling words, in Latin letters.</summary>
public readonly record struct NamedWords
{
    /// <summary>Takes a name apart.</summary>
    public NamedWords(string? given, string? family)
    {
        Given = NameLikeness.Telling(Latin.Words(given));
        Family = NameLikeness.Telling(Latin.Words(family));
        Line = string.Join(' ', Given) + "|" + string.Join(' ', Family);
    }

    /// <summary>Words of the given names.</summary>
    public ImmutableArray<string> Given { get; }

    /// <summary>Words of the family names.</summary>
    public ImmutableArray<string> Family { get; }

    /// <summary>Both, divided by a bar.</summary>
    public string Line { get; }

    /// <summary>True without a word to compare.</summary>
    public bool IsEmpty => Given.IsEmpty && Family.IsEmpty;
}
