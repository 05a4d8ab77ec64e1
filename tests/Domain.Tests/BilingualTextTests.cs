using System.Globalization;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests;

public sealed class BilingualTextTests
{
    [Theory]
    [InlineData("en-CA", "Language training")]
    [InlineData("fr-CA", "Formation linguistique")]
    [InlineData("fr", "Formation linguistique")]
    [InlineData("de-DE", "Language training")]
    public void A_text_is_read_in_the_language_asked_for(string culture, string text) =>
        Assert.Equal(text, new BilingualText("Language training", "Formation linguistique").In(CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("Choir", "", "fr-CA", "Choir")]
    [InlineData("", "Chorale", "en-CA", "Chorale")]
    [InlineData("Choir", "  ", "fr-CA", "Choir")]
    public void A_missing_language_is_read_in_the_other_and_marked(string en, string fr, string culture, string read)
    {
        var text = new BilingualText(en, fr);
        Assert.Equal(read, text.In(CultureInfo.GetCultureInfo(culture)));
        Assert.True(text.IsHalfTranslated);
        Assert.False(new BilingualText("Choir", "Chorale").IsHalfTranslated);
    }

    [Fact]
    public void Every_service_type_has_both_names_and_a_target()
    {
        Assert.Equal(18, ServiceTypes.All.Length);
        Assert.All(ServiceTypes.All, type => Assert.False(type.Name.IsHalfTranslated));
        Assert.All(ServiceTypes.All, type => Assert.InRange(type.TargetDays, 1, 60));
        Assert.All(ServiceTypes.All, type => Assert.Same(type, ServiceTypes.Find(type.Slug)));
    }

    [Fact]
    public void An_unknown_service_type_is_called_by_its_slug() =>
        Assert.Equal(new BilingualText("bread-baking", "bread-baking"), ServiceTypes.NameOf("bread-baking"));
}
