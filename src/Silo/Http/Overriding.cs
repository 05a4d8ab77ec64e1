using System.Globalization;
using Coordination.Dashboard.Matching;
using Coordination.Dashboard.Words;
using Coordination.Domain;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;

namespace Coordination.Silo.Http;

/// <summary>Taking a place that the engine would not take: with a reason, by whom the rules let, and recorded.</summary>
internal static class Overriding
{
    /// <summary>
    /// Null when a place may be taken for a need: nothing stands against it, or a reason was given by somebody who may decide, and
    /// is now recorded. Otherwise the refusal. When the market cannot be asked, nothing stands against it: prices only delay.
    /// </summary>
    public static async Task<Answer?> Refusal(HttpContext context, IGrainFactory grains, NewcomerId newcomerId, NeedId needId, OpeningId openingId, string? reason)
    {
        var newcomer = grains.GetGrain<INewcomerGrain>(newcomerId.Value);
        if (await Asked(newcomer, openingId) is not { } why || (why.Barring.IsEmpty && why.FreeOn is null))
        {
            return null;
        }

        var barring = why.Barring;
        if (string.IsNullOrWhiteSpace(reason))
        {
            return barring.IsEmpty
                ? Answer.Problem(StatusCodes.Status409Conflict, "kept-for-higher-need", Say.Day(why.FreeOn!.Value))
                : Answer.Problem(StatusCodes.Status409Conflict, "rule-advises-against", RemarkText.Of(barring[0].Remark, CultureInfo.CurrentUICulture) + ".", MayDecide(barring[0]));
        }

        if (barring.FirstOrDefault(finding => !RuleOverrides.MayOverride(context.User, finding)) is { } closed)
        {
            return Answer.Problem(StatusCodes.Status403Forbidden, "override-not-yours", closed.RuleId, MayDecide(closed));
        }

        await newcomer.Override(new(context.Command(), needId, openingId, context.UserName(), reason));
        return null;
    }

    private static async Task<WhyNot?> Asked(INewcomerGrain newcomer, OpeningId openingId)
    {
        try
        {
            return await newcomer.Explain(openingId);
        }
        catch (Exception exception) when (Dashboard.Live.Transient.Is(exception))
        {
            return null;
        }
    }

    private static string MayDecide(RuleFinding finding)
    {
        var roles = EvidenceRules.Find(finding.RuleId)!.OverriddenBy;
        return string.Join(", ", (roles.IsEmpty ? [RuleOverride.Nobody] : roles).Select(role => Words.Of(role)));
    }
}
