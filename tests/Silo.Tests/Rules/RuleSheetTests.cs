using System.Globalization;
using Coordination.Dashboard.Rules;
using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Silo.Tests.Rules;

/// <summary>The values put in come to the number that is shown: evaluated as printed, by arithmetic of the test's own.</summary>
public sealed class RuleSheetTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<FigureRule, string> Calculated => [.. new[]
    {
        FigureRule.Short, FigureRule.Gap, FigureRule.Wait, FigureRule.New, FigureRule.Starts, FigureRule.Reachable, FigureRule.Expected, FigureRule.Unmet,
    }.SelectMany(rule => new[] { (rule, "en-CA"), (rule, "fr-CA") })];

    [Theory]
    [MemberData(nameof(Calculated))]
    public void The_printed_formula_comes_to_the_number_shown_whatever_the_inputs(FigureRule rule, string language)
    {
        using var _ = new Reading(language);
        var culture = CultureInfo.CurrentCulture;
        var random = new Random(20_261_127);
        var printed = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var inputs = Drawn(random);
            var figure = GapBoard.FigureOf(inputs);
            var sheet = RuleSheet.Of(rule, new(figure, inputs, Now));
            if (rule != FigureRule.Unmet)
            {
                Assert.Equal(RuleNumber.Of(rule, figure), sheet.Shown);
            }

            foreach (var line in sheet.Lines)
            {
                Assert.Equal(Arithmetic.Of(line.Result, culture), Arithmetic.Of(line.PutIn, culture), 0.005001);
                printed++;
            }

            if (!sheet.Lines.IsEmpty)
            {
                Assert.Equal(sheet.Shown, RuleNumber.Text(rule, Arithmetic.Of(sheet.Lines[^1].Result, culture)));
            }
        }

        Assert.True(printed > 1_000, $"Only {printed} lines were printed.");
    }

    [Fact]
    public void The_worked_example_is_printed_as_documented()
    {
        using var _ = new Reading("en-CA");
        Assert.Equal(("max(0, ⌈142 + 13 · 4 − 6 − 9 · 4⌉)", "152", "152"), Last(FigureRule.Short));
        Assert.Equal(("142 / 9", "15.78", "15.8 weeks"), Last(FigureRule.Wait));
        Assert.Equal(("(20 + 11) / max(100, 20 + 11)", "0.31", "31%"), Last(FigureRule.Unmet));
        Assert.Equal(("100 · (0.35 · 0.78 + 0.25 · 0.82 + 0.3 · 0.31 + 0.1 · 0.3)", "60.1", "60"), Last(FigureRule.Gap));
        Assert.Equal(
            ["1 − min(1, (6 + 9 · 4) / (142 + 13 · 4))", "min(1, 98 / (2 · 60))"],
            RuleSheet.Of(FigureRule.Gap, Example).Lines.Take(2).Select(line => line.PutIn));
    }

    [Fact]
    public void French_numbers_are_written_the_french_way()
    {
        using var _ = new Reading("fr-CA");
        Assert.Equal("100 · (0,35 · 0,78 + 0,25 · 0,82 + 0,3 · 0,31 + 0,1 · 0,3)", Last(FigureRule.Gap).PutIn);
    }

    [Theory]
    [InlineData(FigureRule.Waiting, "142"), InlineData(FigureRule.Free, "7"), InlineData(FigureRule.Held, "3"), InlineData(FigureRule.Taken, "4"), InlineData(FigureRule.Arrivals, "5,218")]
    public void What_is_counted_one_by_one_has_its_number_and_no_formula(FigureRule rule, string shown)
    {
        using var _ = new Reading("en-CA");
        var sheet = RuleSheet.Of(rule, Example);
        Assert.Equal((shown, 0, 0), (sheet.Shown, sheet.Lines.Length, RuleSheet.LawsOf(rule).Length));
    }

    [Fact]
    public void The_median_is_the_day_on_which_the_curve_falls_to_a_half()
    {
        using var _ = new Reading("en-CA");
        WaitBucket[] waits = [new(10, 1, 0), new(20, 1, 1), new(40, 1, 0), new(60, 0, 1)];
        var inputs = Example.Inputs with { Waits = WaitMedian.Of(waits) };
        var sheet = RuleSheet.Of(FigureRule.Median, new(GapBoard.FigureOf(inputs), inputs, Now));

        Assert.Equal(40, KaplanMeier.MedianDays(waits));
        Assert.Equal("40 days", sheet.Shown);

        // 4/5 of five, 3/4 of four; one leaves; 1/2 of two.
        Assert.Equal("S(40) = 0.3 ≤ 0.5 < 0.6", Assert.Single(sheet.Lines).PutIn);
        Assert.Equal([("d", "3"), ("w", "2"), ("n", "5")], sheet.Letters);
    }

    [Fact]
    public void A_number_that_is_not_there_has_no_values_put_in()
    {
        using var _ = new Reading("en-CA");
        var inputs = Example.Inputs with { Waiting = 3, PeopleEver = 3, StartsPerWeek = 0, Waits = WaitMedian.None };
        var account = new GapAccount(GapBoard.FigureOf(inputs), inputs, Now);
        Assert.Equal(("too few to say", 0), (RuleSheet.Of(FigureRule.Gap, account).Shown, RuleSheet.Of(FigureRule.Gap, account).Lines.Length));
        Assert.Equal(("—", 0), (RuleSheet.Of(FigureRule.Wait, account).Shown, RuleSheet.Of(FigureRule.Wait, account).Lines.Length));
        Assert.Equal(("—", 0), (RuleSheet.Of(FigureRule.Median, account).Shown, RuleSheet.Of(FigureRule.Median, account).Lines.Length));
    }

    [Fact]
    public void A_protected_figure_tells_no_number_that_is_not_published()
    {
        using var _ = new Reading("en-CA");
        var figure = new GapFigure { RegionCode = "3520", ServiceType = "legal", IsProtected = true, IsWithheld = true, Available = 15, Arrivals12Months = 60 };
        Assert.Equal(
            ["withheld", "15", "60", "not told", "not told"],
            new[] { FigureRule.Waiting, FigureRule.Free, FigureRule.Arrivals, FigureRule.Held, FigureRule.Wait }.Select(rule => RuleNumber.Of(rule, figure with { IsWithheld = rule is not (FigureRule.Held or FigureRule.Wait) })));
    }

    /// <summary>The example of formula F3.</summary>
    private static GapAccount Example
    {
        get
        {
            var inputs = new GapInputs
            {
                RegionCode = "3520",
                ServiceType = "language-training",
                Waiting = 142,
                WaitingBeyondTarget = 11,
                OpenedLately = 100,
                UnmetLately = 20,
                NewPerWeek = 13,
                StartsPerWeek = 9,
                OwnSeats = 4,
                SeatsFromElsewhere = 2,
                Waits = new(98, 71, 71, 0.51, 0.5),
                TargetDays = 60,
                Access = 0.7,
                CountryAccess = 1,
                PeopleEver = 400,
                PeopleEverInCountry = 250,
                PeopleAssessed = 1_000,
                Arrivals12Months = 5_218,
                FreeUnits = 7,
                HeldUnits = 3,
                TakenUnits = 4,
            };
            return new(GapBoard.FigureOf(inputs), inputs, Now);
        }
    }

    private static (string PutIn, string Result, string Shown) Last(FigureRule rule)
    {
        var sheet = RuleSheet.Of(rule, Example);
        return (sheet.Lines[^1].PutIn, sheet.Lines[^1].Result, sheet.Shown);
    }

    private static GapInputs Drawn(Random random)
    {
        int Few(int max) => random.Next(4) == 0 ? 0 : random.Next(max);
        double Part(double max) => random.Next(5) == 0 ? 0 : random.NextDouble() * max;
        var (served, waiting) = (Few(300), Few(300));
        return new()
        {
            RegionCode = "3520",
            ServiceType = random.Next(4) == 0 ? DivisionCounts.AllTypes : "employment",
            Waiting = Few(5_000),
            WaitingBeyondTarget = Few(900),
            OpenedLately = Few(2_000),
            UnmetLately = Few(50),
            NewPerWeek = Part(300),
            StartsPerWeek = Part(250),
            OwnSeats = Part(900),
            SeatsFromElsewhere = Part(50),
            Waits = new(served == 0 ? null : random.Next(200), served, waiting, 0.5 + (random.NextDouble() / 2), random.NextDouble() / 2),
            TargetDays = 30,
            Access = Part(0.2),
            CountryAccess = Part(0.2),
            PeopleEver = Few(9_000),
            PeopleEverInCountry = random.Next(1, 90_000),
            PeopleAssessed = random.Next(5) == 0 ? 0 : 200_000,
            Arrivals12Months = Few(60_000),
            FreeUnits = Few(500),
            HeldUnits = Few(50),
            TakenUnits = Few(500),
        };
    }
}
