using System.Reflection;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests;

public sealed class SlugsTests
{
    public static TheoryData<Type> Enumerations => [.. typeof(BilingualText).Assembly.GetTypes().Where(type => type.IsEnum && type.IsPublic)];

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Every_word_leads_back_to_its_value(Type enumeration) =>
        GetType().GetMethod(nameof(RoundTrip), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(enumeration).Invoke(null, null);

    [Fact]
    public void All_enumerations_of_the_domain_are_here() => Assert.True(Enumerations.Count >= 17, $"only {Enumerations.Count}");

    [Fact]
    public void Words_are_hyphenated_and_small() => Assert.Equal(["in-person", "online", "self-directed", "hybrid"], Slugs<Modality>.All);

    [Theory]
    [InlineData("self_directed")]
    [InlineData("Self-Directed")]
    [InlineData("self-directed")]
    public void Underscores_and_capitals_are_read_too(string word)
    {
        Assert.True(Slugs<Modality>.TryParse(word, out var modality));
        Assert.Equal(Modality.SelfDirected, modality);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("selfdirected")]
    public void What_is_no_word_is_refused(string? word) => Assert.False(Slugs<Modality>.TryParse(word, out _));

    [Fact]
    public void A_word_of_ours_that_is_none_is_a_bug() =>
        Assert.Equal("'by-pigeon' is no Modality.", Assert.Throws<FormatException>(() => Slugs<Modality>.Parse("by-pigeon")).Message);

    [Fact]
    public void The_five_kinds_are_written_with_an_underscore() =>
        Assert.Equal(["service", "support", "club", "paid_opportunity", "volunteer_opportunity"], ResourceKinds.Words);

    private static void RoundTrip<TEnum>() where TEnum : struct, Enum
    {
        Assert.Equal(Enum.GetValues<TEnum>(), Slugs<TEnum>.All.Select(Slugs<TEnum>.Parse));
        Assert.All(Slugs<TEnum>.All, word => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", word));
        Assert.Distinct(Slugs<TEnum>.All);
    }
}
