using System.Globalization;
using Coordination.Dashboard.Words;
using Coordination.Domain.Matching;
using Xunit;

namespace Coordination.Silo.Tests;

/// <summary>Texts that are looked up by a code at run time exist, in both languages.</summary>
public sealed class TextTests
{
    private static readonly CultureInfo English = new("en-CA");
    private static readonly CultureInfo French = new("fr-CA");

    public static TheoryData<string> Codes => [.. Remarks.All];

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
}
