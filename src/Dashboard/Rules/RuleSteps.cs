using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Rules;

/// <summary>The formulas of numbers that are calculated; what is counted one by one has none. They are evaluated by <see cref="GapFormulas"/>.</summary>
internal static class RuleSteps
{
    /// <summary>The lines of a rule; the last gives the number.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="inputs">What a figure was worked out from, to tell special cases; null for the formula alone.</param>
    public static ImmutableArray<RuleStep> Of(FigureRule rule, GapInputs? inputs) => rule switch
    {
        FigureRule.Short => [new("S", "max(0, ⌈{W} + {λ} · {H} − {C} − {μ} · {H}⌉)", of => GapFormulas.SeatsShort(of("W"), of("λ"), of("C"), of("μ")))],
        FigureRule.Gap => [Load(inputs), Time(inputs), Unmet(inputs), Access(inputs), Index],
        FigureRule.Wait => [new("t", "{W} / {μ}", of => GapFormulas.ExpectedWaitWeeks(of("W"), of("μ")) ?? 0) { Special = inputs is { Waiting: 0 } ? "0" : null }],
        FigureRule.New => [new("λ", "ln(2) / {4} · {E}", of => RateOf(of("E")))],
        FigureRule.Starts => [new("μ", "ln(2) / {4} · {F}", of => RateOf(of("F")))],
        FigureRule.Reachable => [new("C", "{D} + {X}", of => of("D") + of("X"))],
        FigureRule.Expected => [Expected(inputs)],
        FigureRule.Unmet => [Unmet(inputs)],
        _ => [],
    };

    /// <summary>The value of a letter.</summary>
    public static double ValueOf(string letter, GapInputs inputs) => letter switch
    {
        "W" => inputs.Waiting,
        "λ" => inputs.NewPerWeek,
        "μ" => inputs.StartsPerWeek,
        "C" => inputs.Seats,
        "H" => GapFormulas.HorizonWeeks,
        "M" => inputs.Waits.Days ?? double.NaN,
        "Z" => inputs.TargetDays,
        "N" => inputs.UnmetLately,
        "B" => inputs.WaitingBeyondTarget,
        "O" => inputs.OpenedLately,
        "A" => inputs.Access,
        "Ā" => inputs.CountryAccess,
        "E" => inputs.NewPerWeek / RateOf(1),
        "F" => inputs.StartsPerWeek / RateOf(1),
        "D" => inputs.OwnSeats,
        "X" => inputs.SeatsFromElsewhere,
        "V" => inputs.Arrivals12Months,
        "P" => inputs.PeopleEverInCountry,
        "Q" => inputs.PeopleAssessed,
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, null),
    };

    /// <summary>The rule behind a letter; null for one that is counted for this rule alone.</summary>
    public static FigureRule? RuleOf(string letter) => letter switch
    {
        "W" => FigureRule.Waiting,
        "λ" => FigureRule.New,
        "μ" => FigureRule.Starts,
        "C" => FigureRule.Reachable,
        "M" => FigureRule.Median,
        "U" => FigureRule.Unmet,
        "V" => FigureRule.Arrivals,
        _ => null,
    };

    private static RuleStep Load(GapInputs? inputs) => new(
        "L", "{1} − min({1}, ({C} + {μ} · {H}) / ({W} + {λ} · {H}))", of => GapFormulas.Load(of("W"), of("λ"), of("C"), of("μ")))
    {
        Special = inputs is not null && inputs.Waiting + inputs.NewPerWeek <= 0 ? "0" : null,
    };

    private static RuleStep Time(GapInputs? inputs) => new(
        "T", "min({1}, {M} / ({2} · {Z}))", of => GapFormulas.Time(double.IsNaN(of("M")) ? null : of("M"), of("Z"), inputs is { Waiting: > 0 }))
    {
        Special = inputs is { Waits.Days: null } ? (inputs.Waiting > 0 ? "1" : "0") : null,
    };

    private static RuleStep Unmet(GapInputs? inputs) => new(
        "U", "({N} + {B}) / max({O}, {N} + {B})", of => GapFormulas.Unmet((int)of("N"), (int)of("B"), (int)of("O")))
    {
        Special = inputs is { UnmetLately: 0, WaitingBeyondTarget: 0 } ? "0" : null,
    };

    private static RuleStep Access(GapInputs? inputs) => new("R", "{1} − min({1}, {A} / {Ā})", of => GapFormulas.Access(of("A"), of("Ā")))
    {
        Special = inputs is { CountryAccess: <= 0 } ? "0" : null,
    };

    private static RuleStep Index { get; } = new(
        "G",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{100}} · ({{{GapFormulas.LoadWeight}}} · {{L}} + {{{GapFormulas.TimeWeight}}} · {{T}} + {{{GapFormulas.UnmetWeight}}} · {{U}} + {{{GapFormulas.AccessWeight}}} · {{R}})"),
        of => GapFormulas.Index(of("L"), of("T"), of("U"), of("R")));

    private static RuleStep Expected(GapInputs? inputs)
    {
        var isAll = inputs?.ServiceType == DivisionCounts.AllTypes;
        return new(
            "e", "{V} / ({365.25} / {7}) · {P} / {Q}", of => GapFormulas.ExpectedPerWeek(of("V"), isAll ? 1 : of("Q") == 0 ? 0 : of("P") / of("Q")))
        {
            Special = isAll ? "{V} / ({365.25} / {7})" : inputs is { PeopleAssessed: 0 } ? "0" : null,
        };
    }

    /// <summary>A weekly rate of so many needs, each already halved for every half-life of its age.</summary>
    private static double RateOf(double weighted) => Math.Log(2) / GapFormulas.RateHalfLifeWeeks * weighted;
}
