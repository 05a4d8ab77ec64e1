using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Coordination.Dashboard.Words;
using Coordination.Domain.Matching;
using Xunit;

namespace Coordination.Silo.Tests;

/// <summary>Texts that are looked up by a code at run time exist, in both languages.</summary>
public sealed partial class TextTests
{
    private static readonly CultureInfo English = new("en-CA");
    private static readonly CultureInfo French = new("fr-CA");

    private const string Suffix = ".resources";

    public static TheoryData<string> Codes => [.. Remarks.All];

    [Fact]
    public void No_French_text_lets_a_line_begin_with_what_belongs_to_the_word_before()
    {
        var texts = new[] { typeof(RemarkText).Assembly, typeof(Coordination.Silo.Hosting.CoordinationHost).Assembly }
            .SelectMany(assembly => assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
                .SelectMany(name => new ResourceManager(name[..^Suffix.Length], assembly).GetResourceSet(French.Parent, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>() ?? []))
            .ToArray();
        var loose = texts
            .Select(entry => (entry.Key, Text: entry.Value as string ?? ""))
            .Where(entry => LoosePunctuation().IsMatch(entry.Text));

        Assert.NotEmpty(texts);
        Assert.Empty(loose);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_remark_has_a_text_in_both_languages(string code)
    {
        var remark = new Remark(code, code switch
        {
            Remarks.OtherAudience => ["women"],
            Remarks.MeetsNeed => ["legal", "3"],
            Remarks.InPreferredLanguage or Remarks.NotInPreferredLanguage => ["fr"],
            _ => ["3", "5"],
        });

        var (en, fr) = (RemarkText.Of(remark, English), RemarkText.Of(remark, French));

        Assert.NotEmpty(en);
        Assert.NotEqual(en, fr);
        Assert.DoesNotContain("{", en + fr, StringComparison.Ordinal);
    }

    /// <summary>A plain space where French wants one that does not break: within guillemets, and before a colon, a percent sign or a dollar sign; before other signs it wants none.</summary>
    [GeneratedRegex(@"« | »| [:;!?](?!\S)|[\d}] [%$]")]
    private static partial Regex LoosePunctuation();
}
