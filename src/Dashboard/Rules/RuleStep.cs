namespace Coordination.Dashboard.Rules;

/// <summary>One line of a formula.</summary>
/// <param name="Letter">What it gives.</param>
/// <param name="Law">The formula. Letters and numbers stand in braces: <c>{W} + {0.35}</c>.</param>
/// <param name="Compute">Evaluates it by the formula of the domain, given the value of a letter.</param>
internal sealed record RuleStep(string Letter, string Law, Func<Func<string, double>, double> Compute)
{
    /// <summary>The formula of a special case that holds now, as "0 without demand"; null when none does.</summary>
    public string? Special { get; init; }

    /// <summary>The names in braces, each once, in the order in which they come.</summary>
    public IEnumerable<string> Letters => Names(Law).Where(name => !IsNumber(name, out _)).Distinct();

    /// <summary>The formula with its letters.</summary>
    public string WithLetters() => Filled(Law, name => name);

    /// <summary>The formula with numbers in place of its letters.</summary>
    public string WithNumbers(Func<string, string> textOf) => Filled(Special ?? Law, textOf);

    private static string Filled(string law, Func<string, string> textOf)
    {
        foreach (var name in Names(law).Distinct())
        {
            law = law.Replace($"{{{name}}}", IsNumber(name, out var number) ? number.ToString("0.####", CultureInfo.CurrentCulture) : textOf(name), StringComparison.Ordinal);
        }

        return law;
    }

    private static IEnumerable<string> Names(string law) => law.Split('{').Skip(1).Select(part => part.Split('}')[0]);

    private static bool IsNumber(string name, out double number) => double.TryParse(name, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
