using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Rules;
using Coordination.Grains.Markets;
using Coordination.Grains.Policies;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>The policy: reading it, trying another, putting it in force.</summary>
internal static class PolicyEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        api.MapGet("/policy", Current).For(Roles.SeeExactly).WithTags("Policy").WithSummary("The policy in force, and the evidence rules.");
        api.MapGet("/policy/versions", Versions).For(Roles.Run).WithTags("Policy").WithSummary("Every version of the policy, newest first.");
        commands.MapPut("/policy", Put).For(Roles.Admin).WithTags("Policy").WithSummary("Puts other values in force; what is not named stays as it is.");
        commands.MapPost("/markets/{province}/preview", Preview).For(Roles.Run).WithTags("Policy")
            .WithSummary("What other values would change: the same simulated year, as it is and as it would be.");
    }

    private static async Task<Answer> Current(IGrainFactory grains)
    {
        var current = await Policy(grains).Current();
        return Answer.Ok(new
        {
            current.Policy,
            current.By,
            current.At,
            current.Reason,
            Rules = EvidenceRules.All.Select(rule => new { rule.Id, rule.Name, rule.Consequence, rule.OverriddenBy }),
        });
    }

    private static async Task<Answer> Versions(IGrainFactory grains) => Answer.Ok(new { Items = await Policy(grains).Versions() });

    private static async Task<Answer> Put(HttpContext context, Body<PolicyBody> body, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var reason = checks.Text("reason", body.Value.Reason, Limits.NoteLengthMax);
        var expected = checks.Text("expected", body.Value.Expected, Ids.LengthMax);
        var wanted = await Wanted(checks, body.Value, grains);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var outcome = await Policy(grains).Put(new(wanted, expected, context.UserName(), reason));
        return outcome.IsStale ? Answer.Problem(StatusCodes.Status409Conflict, "policy-stale", outcome.Current.Policy.Version) : Answer.Ok(outcome.Current);
    }

    private static async Task<Answer> Preview(string province, Body<PolicyBody> body, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!MarketPlaces.All.Contains(province))
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var wanted = await Wanted(checks, body.Value, grains);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var market = grains.Market(province);
        return await market.Year(null) is { } now && await market.Year(wanted) is { } then
            ? Answer.Ok(new { Now = MatchingShapes.Year(now), Then = MatchingShapes.Year(then) })
            : Answer.Problem(StatusCodes.Status409Conflict, "not-enough-known");
    }

    /// <summary>The values in force with those of the body, checked.</summary>
    private static async Task<MatchingPolicy> Wanted(Checks checks, PolicyBody body, IGrainFactory grains)
    {
        var now = (await Policy(grains).Current()).Policy;
        var wanted = now with
        {
            Mode = body.Mode is null ? now.Mode : checks.Word<MatchingMode>("mode", body.Mode),
            BandWeights = body.BandWeights?.ToImmutableArray() ?? now.BandWeights,
            UtilityWeights = body.UtilityWeights?.ToImmutableArray() ?? now.UtilityWeights,
            HalvesInDays = body.HalvesInDays ?? now.HalvesInDays,
            PriceHoldDaysMax = body.PriceHoldDaysMax ?? now.PriceHoldDaysMax,
            AgeingTargets = body.AgeingTargets ?? now.AgeingTargets,
            HorizonDays = body.HorizonDays ?? now.HorizonDays,
            Futures = body.Futures ?? now.Futures,
            VotePercent = body.VotePercent ?? now.VotePercent,
            OneSiteBonusPercent = body.OneSiteBonusPercent ?? now.OneSiteBonusPercent,
            DriftPercentMax = body.DriftPercentMax ?? now.DriftPercentMax,
            RegionalGapPointsMax = body.RegionalGapPointsMax ?? now.RegionalGapPointsMax,
            WaitingBonusPercent = body.WaitingBonusPercent ?? now.WaitingBonusPercent,
            Rules = body.Rules is { } rules ? now.Rules with
            {
                SelfDirectedNclcMin = rules.SelfDirectedNclcMin ?? now.Rules.SelfDirectedNclcMin,
                LowNclcMax = rules.LowNclcMax ?? now.Rules.LowNclcMax,
                EarlyAccessMonths = rules.EarlyAccessMonths ?? now.Rules.EarlyAccessMonths,
                EarlyAccessAlertMonths = rules.EarlyAccessAlertMonths?.ToImmutableArray() ?? now.Rules.EarlyAccessAlertMonths,
                FollowUpMonths = rules.FollowUpMonths?.ToImmutableArray() ?? now.Rules.FollowUpMonths,
            } : now.Rules,
        };
        foreach (var (policyFault, field) in wanted.Faults().Select(policyFault => (policyFault, FieldOf(policyFault))))
        {
            checks.Fail(field, "Policy_" + policyFault);
        }

        return wanted;
    }

    private static string FieldOf(string fault) => fault switch
    {
        "band-weights" => "bandWeights",
        "utility-weights" => "utilityWeights",
        "rules" => "rules",
        _ => fault,
    };

    private static IPolicyGrain Policy(IGrainFactory grains) => grains.GetGrain<IPolicyGrain>(IPolicyGrain.Key);
}
