using Coordination.Domain.Gaps;
using Coordination.Domain.Protection;

namespace Coordination.Domain.Distribution;

/// <summary>What came of the referrals of a place, over its delivery models together. Made of what is published of the models and of nothing else, so that it tells no more than they do.</summary>
public static class OutcomeShare
{
    private const int Slack = KeyedOffsets.Base - 1;

    /// <summary>The sum of the shares that are told; null when none is.</summary>
    /// <param name="models">A share of each model of one place; null where it is withheld.</param>
    public static PublishedShare? Of(IEnumerable<PublishedShare?> models)
    {
        var told = models.OfType<PublishedShare>().ToArray();
        if (told.Length == 0)
        {
            return null;
        }

        // Each of the counts may be off by the rounding.
        var (yes, of, slack) = (told.Sum(share => (int)Math.Round(share.Percent.Value * share.Of / 100)), told.Sum(share => share.Of), Slack * told.Length);
        return new(of, new(100.0 * yes / of, 100 * new Share(Math.Max(0, yes - slack), of + slack).Low, 100 * new Share(Math.Min(yes + slack, of), Math.Max(yes, of - slack)).High));
    }
}
