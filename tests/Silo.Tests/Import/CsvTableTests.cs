using System.Text;
using Coordination.Silo.Import;
using Coordination.Silo.Import.Reading;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class CsvTableTests : IDisposable
{
    private readonly SampleFolder folder = new();

    public void Dispose() => folder.Dispose();

    private CsvTable Read() => CsvTable.Read(folder["t.csv"], folder.Remarks);

    [Fact]
    public void Rows_know_the_line_they_start_on_even_after_a_field_of_several_lines()
    {
        folder.With("t.csv", "id,note\n1,\"two\nlines\"\n\n2,plain\n");
        var rows = Read().Rows;
        Assert.Equal(["t.csv:2", "t.csv:5"], rows.Select(row => row.Where));
        Assert.Equal("two\nlines", rows[0]["note"]);
        Assert.Equal("", rows[0]["absent"]);
    }

    [Fact]
    public void A_row_with_too_many_fields_is_malformed_and_the_others_are_read()
    {
        folder.With("t.csv", "id,name\n1,a\n2,b,c\n3,d\n");
        var table = Read();
        Assert.Equal(["1", "3"], table.Rows.Select(row => row["id"]));
        Assert.Equal("t.csv:3", Assert.Single(table.Malformed).Where);
        Assert.StartsWith("has 3 fields where the first line names 2", table.Malformed[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_with_the_lines_it_swallowed()
    {
        folder.With("t.csv", "id,name\n1,a\n2,\"b\n3,c\n");
        var table = Read();
        Assert.Equal("1", Assert.Single(table.Rows)["id"]);
        Assert.Equal("t.csv:3", Assert.Single(table.Malformed).Where);
        Assert.Contains("never closed", table.Malformed[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id;name\n1;Été\n")]
    [InlineData("\uFEFFid,name\r\n1,Été\r\n")]
    [InlineData("ID\tName\n1\tÉté")]
    public void Separators_marks_and_line_ends_of_other_programs_are_understood(string text)
    {
        folder.With("t.csv", text);
        var row = Assert.Single(Read().Require("id", "name").Rows);
        Assert.Equal(("1", "Été"), (row["id"], row["name"]));
        Assert.Empty(folder.Remarks.Warnings);
    }

    [Fact]
    public void Latin_1_is_read_with_a_warning()
    {
        folder.With("t.csv", Encoding.Latin1.GetBytes("id,name\n1,Québec\n"));
        Assert.Equal("Québec", Assert.Single(Read().Rows)["name"]);
        Assert.Contains("Latin-1", Assert.Single(folder.Remarks.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Utf_16_with_a_mark_is_read()
    {
        folder.With("t.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id,name\n1,Québec\n")]);
        Assert.Equal("Québec", Assert.Single(Read().Rows)["name"]);
    }

    [Fact]
    public void A_missing_column_is_named_beside_those_that_are_there()
    {
        folder.With("t.csv", "id,title\n1,a\n");
        var error = Assert.Throws<UnreadableFileException>(() => Read().Require("id", "name"));
        Assert.Equal("t.csv: the first line must name the column name; it names id, title", error.Message);
    }

    [Fact]
    public void What_is_no_text_is_refused_with_a_reason()
    {
        folder.With("t.csv", [(byte)'P', (byte)'K', 3, 4, 0, 0]);
        Assert.Contains("spreadsheet", Assert.Throws<UnreadableFileException>(Read).Message, StringComparison.Ordinal);
        folder.With("t.csv", [1, 0, 2]);
        Assert.Contains("not a text file", Assert.Throws<UnreadableFileException>(Read).Message, StringComparison.Ordinal);
        folder.With("t.csv", "");
        Assert.Contains("empty", Assert.Throws<UnreadableFileException>(Read).Message, StringComparison.Ordinal);
    }
}
