using System.Globalization;
using Coordination.Dashboard.Rules;
using Xunit;

namespace Coordination.Silo.Tests.Rules;

/// <summary>Every rule says in both languages what it counts, what is left out and where it comes from, and every letter what it stands for.</summary>
public sealed class RuleTextTests
{
    private static readonly CultureInfo English = new("en-CA");
    private static readonly CultureInfo French = new("fr-CA");

    public static TheoryData<FigureRule> Rules => [.. Enum.GetValues<FigureRule>()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_told_in_both_languages(FigureRule rule)
    {
        foreach (var heading in new[] { "Counts", "Left", "Source" })
        {
            Assert.NotEqual(FigureRules.Text(heading, rule, English), FigureRules.Text(heading, rule, French));
        }

        foreach (var letter in RuleSheet.LettersOf(rule))
        {
            Assert.NotEqual("", RuleLetters.Of(letter, English));
            Assert.NotEqual("", RuleLetters.Of(letter, French));
        }

        Assert.All(RuleSheet.LawsOf(rule), law => Assert.DoesNotContain("{0", law.Law, StringComparison.Ordinal));
    }
}
