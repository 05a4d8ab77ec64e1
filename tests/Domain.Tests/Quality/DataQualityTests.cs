using System.Collections.Immutable;
using Coordination.Domain.Gaps;
using Coordination.Domain.Quality;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Quality;

public sealed class DataQualityTests
{
    private static readonly ResourceProfile Choir = new()
    {
        ResourceId = new("r-1"),
        ProviderId = new("p-1"),
        ProviderName = new("House", "Maison"),
        Kind = ResourceKind.Club,
        Title = new("Choir", "Chorale"),
        ServiceType = "community-connections",
        RegionCode = "3520",
        Modality = Modality.InPerson,
        Languages = ["en"],
        CatchmentKm = 20,
    };

    [Fact]
    public void S52_An_entry_that_says_all_that_is_asked_is_filled() =>
        Assert.Equal([(EntryField.TitleInBoth, true), (EntryField.Languages, true), (EntryField.Reach, true)], EntryFields.Of(Choir));

    [Fact]
    public void Empty_fields_are_told_apart() =>
        Assert.Equal(
            [EntryField.TitleInBoth, EntryField.Languages, EntryField.Reach],
            EntryFields.Of(Choir with { Title = new("Choir", " "), Languages = [], CatchmentKm = null }).Where(field => !field.IsFilled).Select(field => field.Field));

    [Fact]
    public void Each_kind_of_entry_is_asked_what_people_choose_it_by()
    {
        var classes = Choir with { Kind = ResourceKind.Service, ServiceType = ServiceTypes.LanguageTraining };

        Assert.Equal([EntryField.TitleInBoth, EntryField.Languages, EntryField.Reach, EntryField.LanguageLevel], Fields(classes));
        Assert.Equal([EntryField.TitleInBoth, EntryField.Languages, EntryField.LanguageLevel, EntryField.LiveHours], Fields(classes with { Modality = Modality.Online }));
        Assert.Equal([EntryField.TitleInBoth, EntryField.Languages, EntryField.LanguageLevel], Fields(classes with { Modality = Modality.SelfDirected }));
        Assert.All(EntryFields.Of(classes with { NclcMax = 4 }), field => Assert.True(field.IsFilled));
    }

    [Fact]
    public void The_weakest_provider_comes_first_and_a_share_of_nothing_says_nothing()
    {
        var fine = Provider("a", new(9, 10), new(1, 1), new(0, 0));
        var late = Provider("b", new(10, 10), new(5, 5), new(1, 4));
        var silent = Provider("c", new(8, 10), new(0, 0), new(0, 0));
        var unasked = Provider("d", new(0, 0), new(0, 0), new(0, 0));

        Assert.Equal([late, silent, fine, unasked], DataQuality.WeakestFirst([unasked, fine, silent, late]));
        Assert.Equal((0.25, 0.8, 1), (late.Weakest, silent.Weakest, unasked.Weakest));
    }

    private static EntryField[] Fields(ResourceProfile profile) => [.. EntryFields.Of(profile).Select(field => field.Field)];

    private static DataQuality Provider(string id, Share filled, Share fresh, Share inTime) =>
        new(new(id), new(id, id), filled, fresh, inTime, 0, ImmutableSortedDictionary<EntryField, int>.Empty);
}
