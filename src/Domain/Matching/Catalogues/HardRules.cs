using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>The hard rules of <see cref="Eligibility"/>, each compiled to one set of openings for every answer a person can give.</summary>
internal sealed class HardRules
{
    private const int AgeMax = Limits.AgeMax;
    private const int LevelUnknown = Limits.NclcMax + 1;

    private static readonly Audience[] Groups = Enum.GetValues<Audience>();

    private readonly Bitmap[] byLevel;
    private readonly Bitmap[] byAge;
    private readonly Bitmap[] byGroups;

    public HardRules(int capacity)
    {
        byLevel = Sets(LevelUnknown + 1, capacity);
        byAge = Sets(AgeMax + 1, capacity);
        byGroups = Sets(1 << Groups.Length, capacity);
    }

    /// <summary>Every set, for growing.</summary>
    public IEnumerable<Bitmap> All => [.. byLevel, .. byAge, .. byGroups];

    /// <summary>Openings that take this language level.</summary>
    public Bitmap ForLevel(int? lowest) => byLevel[lowest is { } level ? Math.Clamp(level, 0, Limits.NclcMax) : LevelUnknown];

    /// <summary>Openings that take this age.</summary>
    public Bitmap ForAge(int years) => byAge[Math.Clamp(years, 0, AgeMax)];

    /// <summary>Openings for everyone, and those for one of these groups.</summary>
    public Bitmap ForGroups(ImmutableArray<Audience> groups) => byGroups[Mask(groups)];

    /// <summary>Files an opening under every answer it accepts.</summary>
    public void Put(int position, ResourceProfile profile)
    {
        for (var level = 0; level <= Limits.NclcMax; level++)
        {
            byLevel[level][position] = !(level < profile.NclcMin) && !(level > profile.NclcMax);
        }

        byLevel[LevelUnknown][position] = !(profile.NclcMin > 0) && profile.NclcMax is null;
        for (var age = 0; age <= AgeMax; age++)
        {
            byAge[age][position] = !(age < profile.AgeMin) && !(age > profile.AgeMax);
        }

        var asked = Mask(profile.Audiences);
        for (var given = 0; given < byGroups.Length; given++)
        {
            byGroups[given][position] = asked == 0 || (asked & given) != 0;
        }
    }

    private static int Mask(ImmutableArray<Audience> groups)
    {
        var mask = 0;
        foreach (var group in groups)
        {
            mask |= 1 << (int)group;
        }

        return mask;
    }

    private static Bitmap[] Sets(int count, int capacity) => [.. Enumerable.Range(0, count).Select(_ => new Bitmap(capacity))];
}
