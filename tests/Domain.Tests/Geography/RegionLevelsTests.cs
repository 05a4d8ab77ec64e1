using Coordination.Domain.Geography;
using Xunit;

namespace Coordination.Domain.Tests.Geography;

public sealed class RegionLevelsTests
{
    [Fact]
    public void Every_level_reads_back_from_its_slug() =>
        Assert.All(Enum.GetValues<RegionLevel>(), level =>
        {
            Assert.True(RegionLevels.TryParse(RegionLevels.Slug(level), out var parsed));
            Assert.Equal(level, parsed);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CensusDivision")]
    [InlineData("Province")]
    [InlineData("4")]
    public void Other_spellings_are_refused(string? slug) =>
        Assert.False(RegionLevels.TryParse(slug, out _));
}
