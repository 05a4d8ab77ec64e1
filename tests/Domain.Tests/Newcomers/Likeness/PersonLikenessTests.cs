using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Likeness;
using Xunit;

namespace Coordination.Domain.Tests.Newcomers.Likeness;

public sealed class PersonLikenessTests
{
    private static readonly Description Amina = new() { GivenName = "Amina", FamilyName = "Diallo", BirthDate = new(1991, 4, 2), Phone = "+14165550100", ClientId = "12345678" };

    [Fact]
    public void The_reasons_are_named_strongest_first()
    {
        var likeness = PersonLikeness.Of(Amina with { Phone = null, ClientId = null }, new() { GivenName = "Aminah", FamilyName = "Jallow", BirthDate = new(1991, 4, 2) });

        Assert.Equal([LikenessReason.SameBirthDate, LikenessReason.NameSoundsAlike], likeness!.Reasons);
    }

    [Fact]
    public void A_name_alone_is_enough_only_while_nothing_else_is_typed()
    {
        var named = new Description { GivenName = "Amina", FamilyName = "Diallo" };

        Assert.Equal([LikenessReason.SameName], PersonLikeness.Of(named, Amina)!.Reasons);
        Assert.Null(PersonLikeness.Of(named with { BirthDate = new(1970, 12, 31) }, Amina));
        Assert.Null(PersonLikeness.Of(new() { GivenName = "Omar", FamilyName = "Diallo" }, Amina));
    }

    [Fact]
    public void A_client_id_outweighs_everything_and_another_one_speaks_against()
    {
        Assert.Equal([LikenessReason.SameClientId], PersonLikeness.Of(new() { ClientId = "12345678" }, Amina)!.Reasons);
        Assert.Null(PersonLikeness.Of(Amina with { ClientId = "87654321", Phone = null }, Amina));
    }

    [Fact]
    public void A_shared_telephone_of_people_with_other_names_is_a_family() =>
        Assert.Null(PersonLikeness.Of(Amina with { GivenName = "Omar", BirthDate = new(2015, 1, 1), ClientId = null }, Amina));

    [Fact]
    public void One_of_many_namesakes_is_likely_to_have_a_date_close_by()
    {
        var entered = Amina with { BirthDate = new(1991, 4, 3), Phone = null, ClientId = null };

        Assert.True(PersonLikeness.Of(entered, Amina, namesakes: 1)!.Points > PersonLikeness.Of(entered, Amina, namesakes: 64)!.Points);
    }

    [Theory]
    [InlineData("1991-04-02", "1991-04-02", DateLikeness.Same)]
    [InlineData("1991-04-02", "1991-02-04", DateLikeness.Swapped)]
    [InlineData("1991-04-02", "1991-04-12", DateLikeness.OneDigit)]
    [InlineData("1991-04-12", "1991-04-21", DateLikeness.OneDigit)]
    [InlineData("1999-04-02", "2000-04-02", DateLikeness.OneYear)]
    [InlineData("1991-04-02", "1992-05-02", DateLikeness.Different)]
    public void Dates_are_told_apart_by_how_they_were_mistyped(string a, string b, DateLikeness expected)
    {
        Assert.Equal(expected, BirthDates.Compare(Day(a), Day(b)));
        Assert.Equal(expected is DateLikeness.Swapped or DateLikeness.OneDigit or DateLikeness.OneYear, BirthDates.Mistyped(Day(a)).Contains(Day(b)));
    }

    [Fact]
    public void A_person_is_found_by_a_term_of_each_kind_of_slip()
    {
        var terms = PersonTerms.Of(new() { GivenName = "Amina", FamilyName = "Diallo", BirthDate = new(1991, 4, 2), RegionCode = "3520", PreferredLanguage = "en" });

        Assert.All(terms, term => Assert.Matches("^[a-z0-9]+$", term));
        Assert.Contains("d19910402", terms);
        Assert.NotEmpty(terms.Intersect(PersonTerms.Alike(new() { GivenName = "Jallow", FamilyName = "Aminah" })));
        Assert.NotEmpty(terms.Intersect(PersonTerms.Alike(new() { GivenName = "Amila", FamilyName = "Diello", BirthDate = new(1991, 2, 4) })));
    }

    [Fact]
    public void An_anonymous_person_is_found_by_their_code_and_nothing_else()
    {
        var person = Person.Anonymous(new("n-0123456789abcdef0123"), AgeBand.Youth, "3520", "fr", new(2026, 11, 26));

        Assert.Equal([PersonTerms.Code(person.Anonymity!.Code)], PersonTerms.Of(person));
        Assert.Equal((person.Anonymity.Code, new DateOnly(2005, 11, 26)), (person.FamilyName, person.BirthDate));
        Assert.Matches("^[A-Z2-9]{4}-[A-Z2-9]{4}$", person.Anonymity.Code);
        Assert.Null(PersonLikeness.Of(Description.Of(person), Description.Of(person)));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
