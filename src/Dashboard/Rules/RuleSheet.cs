using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Rules;

/// <summary>A formula with the present values put in.</summary>
/// <param name="Letter">What it gives.</param>
/// <param name="Law">With its letters.</param>
/// <param name="PutIn">With numbers in their place.</param>
/// <param name="Result">What that comes to.</param>
public sealed record RuleLine(string Letter, string Law, string PutIn, string Result);

/// <summary>One number with its formula and the values it was worked out from. Values are written with as many decimals as it takes to come to the number that is shown.</summary>
/// <param name="Shown">The number as it stands on the page.</param>
/// <param name="Lines">The formula line by line; empty for what is counted one by one or has no value now.</param>
/// <param name="Letters">Every letter that is put in, with its value.</param>
public sealed record RuleSheet(string Shown, ImmutableArray<RuleLine> Lines, ImmutableArray<(string Letter, string Value)> Letters)
{
    private const int DecimalsMin = 2;
    private const int DecimalsMax = 12;

    /// <summary>Less than this is what adding and subtracting fractions leaves over.</summary>
    private const double Dust = 1e-9;

    /// <summary>The sheet of one number.</summary>
    public static RuleSheet Of(FigureRule rule, GapAccount account)
    {
        var (figure, inputs) = (account.Figure, account.Inputs);
        if (rule == FigureRule.Median)
        {
            return OfMedian(RuleNumber.Of(rule, figure), inputs.Waits);
        }

        var steps = RuleSteps.Of(rule, inputs);
        var hasNone = (rule == FigureRule.Gap && figure.GapIndex is null) || (rule == FigureRule.Wait && figure.ExpectedWaitWeeks is null);
        var shown = rule == FigureRule.Unmet
            ? RuleNumber.Text(rule, GapFormulas.Unmet(inputs.UnmetLately, inputs.WaitingBeyondTarget, inputs.OpenedLately))
            : RuleNumber.Of(rule, figure);
        if (steps.IsEmpty || hasNone)
        {
            return new(shown, [], []);
        }

        for (var decimals = DecimalsMin; ; decimals++)
        {
            var (sheet, value, isLossless) = With(decimals, shown, steps, inputs);
            if (decimals == DecimalsMax || (isLossless && RuleNumber.Text(rule, value) == shown))
            {
                return sheet;
            }
        }
    }

    /// <summary>The formula of a rule without values.</summary>
    public static ImmutableArray<(string Letter, string Law)> LawsOf(FigureRule rule) => rule == FigureRule.Median
        ? [("M", MedianLaw), ("S(t)", CurveLaw)]
        : [.. RuleSteps.Of(rule, null).Select(step => (step.Letter, step.WithLetters()))];

    /// <summary>The letters a rule's formula names, in their order.</summary>
    public static ImmutableArray<string> LettersOf(FigureRule rule) => rule == FigureRule.Median
        ? ["d", "n", "w"]
        : [.. RuleSteps.Of(rule, null).SelectMany(step => step.Letters.Append(step.Letter)).Distinct()];

    private const string MedianLaw = "min { t : S(t) ≤ 1/2 }";
    private const string CurveLaw = "∏ (1 − dᵢ / nᵢ)";

    /// <summary>Lossless when nothing that is there is written as 0: a divisor would be gone.</summary>
    private static (RuleSheet Sheet, double Value, bool IsLossless) With(int decimals, string shown, ImmutableArray<RuleStep> steps, GapInputs inputs)
    {
        var known = new Dictionary<string, double>();
        var lines = new List<RuleLine>();
        var put = new List<(string, string)>();
        var isLossless = true;
        foreach (var step in steps)
        {
            foreach (var letter in step.Letters.Where(letter => !known.ContainsKey(letter)))
            {
                var exact = RuleSteps.ValueOf(letter, inputs);
                known[letter] = Rounded(exact, decimals);
                isLossless &= known[letter] != 0 || Math.Abs(exact) < Dust;
                put.Add((letter, Written(known[letter], decimals)));
            }

            var value = Rounded(step.Compute(letter => known[letter]), decimals);
            known[step.Letter] = value;
            lines.Add(new(step.Letter, step.WithLetters(), step.WithNumbers(letter => Written(known[letter], decimals)), Written(value, decimals)));
        }

        return (new(shown, [.. lines], [.. put]), known[steps[^1].Letter], isLossless);
    }

    private static RuleSheet OfMedian(string shown, WaitMedian waits)
    {
        ImmutableArray<(string, string)> letters = [("d", Written(waits.Served, 0)), ("w", Written(waits.StillWaiting, 0)), ("n", Written(waits.Served + waits.StillWaiting, 0))];
        if (waits.Days is not { } days)
        {
            return new(shown, [], letters);
        }

        var decimals = DecimalsMin;
        while (decimals < DecimalsMax && Rounded(waits.ShareBefore, decimals) <= 0.5)
        {
            decimals++;
        }

        var day = Written(days, 0);
        return new(
            shown,
            [
                new("M", MedianLaw, $"S({day}) = {Written(Rounded(waits.ShareAfter, decimals), decimals)} ≤ {Written(0.5, 1)} < {Written(Rounded(waits.ShareBefore, decimals), decimals)}", day),
            ],
            letters);
    }

    private static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) is var rounded && rounded == 0 ? 0 : rounded;

    private static string Written(double value, int decimals) =>
        double.IsNaN(value) ? MapTexts.NotKnown : value.ToString("#,0." + new string('#', decimals), CultureInfo.CurrentCulture);
}
