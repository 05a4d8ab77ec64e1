using System.Text.RegularExpressions;

namespace Coordination.Silo.Import.Mapping;

/// <summary>An ordered list of rules "these words mean that". Words are folded and match from the start of a word; the first rule that matches wins.</summary>
internal sealed class WordRules<T>(params (T Meaning, string Words)[] rules) where T : notnull
{
    private readonly (T Meaning, Regex Words)[] rules =
        [.. rules.Select(rule => (rule.Meaning, new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{rule.Words})", RegexOptions.CultureInvariant | RegexOptions.Compiled)))];

    /// <summary>What the text means; false when no rule matches.</summary>
    public bool TryMatch(string text, out T meaning)
    {
        var folded = Folded.Of(text);
        foreach (var rule in rules)
        {
            if (rule.Words.IsMatch(folded))
            {
                meaning = rule.Meaning;
                return true;
            }
        }

        meaning = default!;
        return false;
    }

    /// <summary>Everything the text means.</summary>
    public IEnumerable<T> AllIn(string text)
    {
        var folded = Folded.Of(text);
        return rules.Where(rule => rule.Words.IsMatch(folded)).Select(rule => rule.Meaning);
    }
}
