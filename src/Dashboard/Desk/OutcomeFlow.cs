using Coordination.Domain.Newcomers;
using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Desk;

/// <summary>What became of needs as a flow: from how their last referral stands to how they stand themselves.</summary>
internal static class OutcomeFlow
{
    private static readonly ImmutableArray<string> Referrals = ["accepted", "unanswered", "declined", "none"];

    /// <summary>The flow; places nobody comes through are left out.</summary>
    public static Flow Of(IReadOnlyList<(string Referral, string Need, int Count)> outcomes) => new(
        [
            new(DeskTexts.FlowReferral, [.. Referrals.Select(referral => new FlowNode("referral-" + referral, NameOf(referral), outcomes.Where(row => row.Referral == referral).Sum(row => row.Count))).Where(node => node.Value > 0)]),
            new(DeskTexts.Need, [.. Slugs<NeedStatus>.All.Select(need => new FlowNode("need-" + need, Words.Words.Of(Slugs<NeedStatus>.Parse(need)), outcomes.Where(row => row.Need == need).Sum(row => row.Count))).Where(node => node.Value > 0)]),
        ],
        [.. outcomes.Where(row => row.Count > 0).Select(row => new FlowLink("referral-" + row.Referral, "need-" + row.Need, row.Count))]);

    private static string NameOf(string referral) => referral switch
    {
        "accepted" => DeskTexts.FlowAccepted,
        "unanswered" => DeskTexts.FlowUnanswered,
        "declined" => DeskTexts.FlowDeclined,
        _ => DeskTexts.FlowNone,
    };
}
