using System.Globalization;
using Coordination.Domain.Newcomers;
using Xunit;

namespace Coordination.Domain.Tests.Newcomers;

public sealed class AgeTests
{
    [Theory]
    [InlineData("2000-05-10", "2026-05-09", 25)]
    [InlineData("2000-05-10", "2026-05-10", 26)]
    [InlineData("2000-05-10", "2000-05-10", 0)]
    [InlineData("2008-02-29", "2026-02-27", 17)]
    [InlineData("2008-02-29", "2026-02-28", 18)]
    [InlineData("2008-02-29", "2028-02-28", 19)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    public void Age_is_counted_in_whole_years(string birth, string day, int years) =>
        Assert.Equal(years, Age.InYears(Day(birth), Day(day)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
