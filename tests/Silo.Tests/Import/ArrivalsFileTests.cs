using Coordination.Silo.Import;
using Coordination.Silo.Import.Arrivals;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class ArrivalsFileTests : IDisposable
{
    private const string Header = "cduid,province,census_division,month,permanent_residents,suppressed\n";
    private readonly SampleFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_are_read_suppressed_ones_without_a_number_and_unplaced_ones_counted()
    {
        folder.With("a.csv", Header + "3520,Ontario,Toronto,2024-02,75,0\n3510,Ontario,Frontenac,2024-02,,1\n,Ontario,Census division not stated,2024-02,10,0\n");
        var (rows, notStated) = ArrivalsFile.Read(folder["a.csv"], folder.Remarks);
        Assert.Equal([new("3520", new(2024, 2, 1), 75, false), new ArrivalsRow("3510", new(2024, 2, 1), 0, true)], rows);
        Assert.Equal(1, notStated);
        Assert.Equal(0, folder.Remarks.Refused);
    }

    [Theory]
    [InlineData("9999,,,2024-02,5,0", "is no census division")]
    [InlineData("35,,,2024-02,5,0", "is no census division")]
    [InlineData(",,,2024-02,5,0", "is no census division")]
    [InlineData("3520,,,2024-13,5,0", "is no month")]
    [InlineData("3520,,,Feb 2024,5,0", "is no month")]
    [InlineData("3520,,,2024-02,-5,0", "is no number of people")]
    [InlineData("3520,,,2024-02,5.5,0", "is no number of people")]
    [InlineData("3520,,,2024-02,5,maybe", "is neither 0 nor 1")]
    [InlineData("3520,,,2024-01,5,0", "already stands in line 2")]
    [InlineData("3520,2024-02", "has 2 fields")]
    public void A_bad_row_is_refused_with_its_line_and_reason(string row, string reason)
    {
        folder.With("a.csv", Header + "3520,,,2024-01,5,0\n" + row + "\n");
        Assert.Single(ArrivalsFile.Read(folder["a.csv"], folder.Remarks).Rows);
        var refusal = Assert.Single(folder.Remarks.Refusals);
        Assert.StartsWith("a.csv:3 ", refusal, StringComparison.Ordinal);
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_the_columns_is_unreadable()
    {
        folder.With("a.csv", "code,people\n3520,5\n");
        Assert.Equal(
            "a.csv: the first line must name the columns cduid, month, permanent_residents; it names code, people",
            Assert.Throws<UnreadableFileException>(() => ArrivalsFile.Read(folder["a.csv"], folder.Remarks)).Message);
    }
}
