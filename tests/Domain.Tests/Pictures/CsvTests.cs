using Coordination.Domain.Pictures;
using Xunit;

namespace Coordination.Domain.Tests.Pictures;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+41", "'+41")]
    [InlineData("-2 seats", "'-2 seats")]
    [InlineData("-3", "'-3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void Words_that_a_spreadsheet_could_run_get_an_apostrophe(string words, string field) => Assert.Equal(field, Csv.Words(words));

    [Theory]
    [InlineData("", "")]
    [InlineData("Ottawa", "Ottawa")]
    [InlineData("a=b", "a=b")]
    [InlineData("Québec, ville", "\"Québec, ville\"")]
    [InlineData("the \"big\" one", "\"the \"\"big\"\" one\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    public void Other_words_are_left_and_quoted_where_the_format_wants_it(string words, string field) => Assert.Equal(field, Csv.Words(words));

    [Fact]
    public void A_file_has_the_mark_a_head_and_a_line_for_each_row()
    {
        var table = new FigureTable(
            ["Month", "-Seats"],
            [
                [TableCell.Of(new DateOnly(2026, 1, 31), "31 janv. 2026"), TableCell.Of(-3.25, "−3,3")],
                [TableCell.Of("=cmd"), TableCell.Of(null, "–")],
                [TableCell.Of("whole"), TableCell.Of(1234, "1 234")],
            ]);

        Assert.Equal("\uFEFFMonth,'-Seats\r\n2026-01-31,-3.25\r\n'=cmd,\r\nwhole,1234\r\n", Csv.Of(table));
    }

    [Fact]
    public void A_figure_is_written_without_what_binary_fractions_leave()
    {
        Assert.Equal("0.3", TableCell.Of(0.1 + 0.2, "").Plain);
        Assert.Equal("0", TableCell.Of(-0.00000001, "").Plain);
    }
}
