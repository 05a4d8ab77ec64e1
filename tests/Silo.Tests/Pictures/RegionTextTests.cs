using System.Globalization;
using Coordination.Dashboard.Words;
using Coordination.Domain.Geography;
using Xunit;

namespace Coordination.Silo.Tests.Pictures;

/// <summary>Regions of several provinces side by side.</summary>
public sealed class RegionTextTests
{
    [Theory]
    [InlineData("en-CA"), InlineData("fr-CA")]
    public void No_two_divisions_are_told_by_the_same_words(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);

        var names = RegionTable.CensusDivisions.Select(division => RegionText.Of(division.Code)).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("Ontario", RegionText.Of("35"));
        Assert.Equal("Toronto", RegionText.Of("3520"));
        Assert.Contains(names, name => name.EndsWith(" – Alberta", StringComparison.Ordinal));
    }
}
