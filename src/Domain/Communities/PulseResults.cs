using Coordination.Domain.Protection;

namespace Coordination.Domain.Communities;

/// <summary>What a pulse found, as coordinators and funders may see it.</summary>
/// <param name="Whole">The whole place.</param>
/// <param name="Divisions">Its divisions with answers, by code; empty when fewer than two have any.</param>
/// <param name="ResponsePercent">How many of those who were shown the question answered; null below <see cref="AnswersMin"/> answers.</param>
public sealed record PulseResults(PulseShare Whole, ImmutableArray<PulseShare> Divisions, int? ResponsePercent)
{
    /// <summary>Below this many answers nothing of a place is told.</summary>
    public const int AnswersMin = 5;

    /// <summary>A published count of one answer below this is withheld.</summary>
    public const int PublishedMin = FigureProtection.PublishedMin;

    /// <summary>Protects what was counted.</summary>
    /// <param name="pulse">The pulse.</param>
    /// <param name="tallies">Its answers by division.</param>
    /// <param name="shownTo">How many people were shown the question.</param>
    /// <param name="offsets">The rounding.</param>
    public static PulseResults Of(Pulse pulse, ImmutableArray<PulseTally> tallies, int shownTo, KeyedOffsets offsets)
    {
        var all = new PulseTally(pulse.RegionCode, [.. pulse.Choices.Select((_, choice) => tallies.Sum(tally => tally.Counts[choice]))]);
        var whole = Share(pulse, all, offsets);

        // One division alone is the whole: two roundings of one number would tell more than one.
        ImmutableArray<PulseShare> divisions = tallies.Length < 2
            ? []
            : [.. tallies.OrderBy(tally => tally.Division, StringComparer.Ordinal).Select(tally => Share(pulse, tally, offsets))];
        var response = whole.Answers is { } answers ? Math.Min(100, (int)(5 * Math.Round(20d * answers / Math.Max(answers, shownTo)))) : (int?)null;
        return new(whole, WithholdSecond(divisions), response);
    }

    private static PulseShare Share(Pulse pulse, PulseTally tally, KeyedOffsets offsets)
    {
        var answers = tally.Counts.Sum();
        if (answers < AnswersMin)
        {
            return new(tally.Division, null, [.. tally.Counts.Select(_ => (int?)null)]);
        }

        int Rounded(string cell, int count) => (int)offsets.Rounded($"{pulse.Id}|{tally.Division}|{cell}", count);
        var counts = tally.Counts.Select((count, choice) => Rounded($"{choice}", count) is var published and >= PublishedMin ? published : (int?)null).ToArray();

        // One withheld answer among published ones could be had by subtraction: the smallest of those goes too.
        if (counts.Count(count => count is null) == 1)
        {
            counts[Array.IndexOf(counts, counts.Min())] = null;
        }

        return new(tally.Division, Rounded("answers", answers), [.. counts]);
    }

    /// <summary>The same for a single withheld division.</summary>
    private static ImmutableArray<PulseShare> WithholdSecond(ImmutableArray<PulseShare> shares)
    {
        if (shares.Length < 2 || shares.Count(share => share.Answers is null) != 1)
        {
            return shares;
        }

        var second = shares.Where(share => share.Answers is not null).MinBy(share => share.Answers)!;
        return shares.Replace(second, second with { Answers = null, Counts = [.. second.Counts.Select(_ => (int?)null)] });
    }
}

/// <summary>Answers of one place, rounded to multiples of five; null where they are withheld.</summary>
/// <param name="RegionCode">The place.</param>
/// <param name="Answers">How many.</param>
/// <param name="Counts">How many by choice.</param>
public sealed record PulseShare(string RegionCode, int? Answers, ImmutableArray<int?> Counts);
