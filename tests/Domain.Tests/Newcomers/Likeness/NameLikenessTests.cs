using Coordination.Domain.Newcomers.Likeness;
using Xunit;

namespace Coordination.Domain.Tests.Newcomers.Likeness;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("José  MUÑOZ-Ibáñez", "jose munoz ibanez")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("İbrahim Işık", "ibrahim isik")]
    [InlineData("Nguyễn Thị Hương", "nguyen thi huong")]
    [InlineData("Олександр Шевченко", "oleksandr shevchenko")]
    [InlineData("محمد الأحمد", "mhmd alahmd")]
    [InlineData("王小明", "wangxiaoming")]
    [InlineData("김민준", "kimminjun")]
    [InlineData("ተስፋይ", "tesfay")]
    [InlineData("गुप्ता", "gupta")]
    [InlineData("١٩٩٠", "1990")]
    [InlineData("\ud800 *&!", "")]
    [InlineData(null, "")]
    public void A_name_in_any_script_becomes_latin(string? name, string latin) => Assert.Equal(latin, Latin.Line(name));

    [Theory]
    [InlineData("mohammed", "muhamad")]
    [InlineData("mohamed", "mhmd")]
    [InlineData("shevchenko", "chevtchenko")]
    [InlineData("youssef", "ywsf")]
    [InlineData("walid", "oualid")]
    [InlineData("hassan", "hsn")]
    [InlineData("khadija", "khadidja")]
    [InlineData("aisha", "aicha")]
    [InlineData("diallo", "jallow")]
    [InlineData("alexander", "aleksandr")]
    public void Names_that_sound_alike_have_one_skeleton(string a, string b) => Assert.Equal(Sounds.Skeleton(a), Sounds.Skeleton(b));

    [Theory]
    [InlineData("amina", "fatima")]
    [InlineData("chen", "zhang")]
    [InlineData("garcia", "gomez")]
    public void Other_names_sound_otherwise(string a, string b) => Assert.NotEqual(Sounds.Skeleton(a), Sounds.Skeleton(b));

    [Theory]
    [InlineData("Amina", "Diallo", "Diallo", "Amina", true)]
    [InlineData("Amina", "Diallo", "Aminah", "Diallo", false)]
    [InlineData("Abd Allah", "Haddad", "Abdullah", "Haddad", false)]
    [InlineData("Xiao Ming", "Wang", "小明", "王", false)]
    [InlineData("María José", "García López", "Maria", "Garcia", false)]
    [InlineData("Олена", "Коваль", "Olena", "Koval", false)]
    public void The_same_name_is_recognized_whatever_became_of_it(string given, string family, string otherGiven, string otherFamily, bool isSwapped)
    {
        var likeness = NameLikeness.Of(new(given, family), new(otherGiven, otherFamily));

        Assert.InRange(likeness.Degree, 0.89, 1);
        Assert.Equal(isSwapped, likeness.IsSwapped);
    }

    [Theory]
    [InlineData("Amina", "Diallo", "Omar", "Diallo")]
    [InlineData("Amina", "Diallo", "Amina", "Traoré")]
    [InlineData("Wei", "Chen", "Wei", "Zhang")]
    [InlineData("José", "García", "María", "López")]
    public void Relatives_and_namesakes_by_half_are_other_people(string given, string family, string otherGiven, string otherFamily) =>
        Assert.InRange(NameLikeness.Of(new(given, family), new(otherGiven, otherFamily)).Degree, 0, 0.85);

    [Theory]
    [InlineData("singh", "stngh", true)]
    [InlineData("singh", "sing", true)]
    [InlineData("singh", "sigh", true)]
    [InlineData("singh", "signh", true)]
    [InlineData("singh", "singh", false)]
    [InlineData("singh", "snigg", false)]
    [InlineData("", "a", true)]
    [InlineData("", "", false)]
    public void One_slip_of_the_hand_is_told_from_none_and_two(string a, string b, bool isOne)
    {
        Assert.Equal(isOne, SpellingLikeness.IsOneSlip(a, b));
        Assert.Equal(isOne, SpellingLikeness.IsOneSlip(b, a));
    }

    [Theory]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "abc", 0)]
    public void Spelling_is_compared_as_Jaro_and_Winkler_did(string a, string b, double likeness) => Assert.Equal(likeness, SpellingLikeness.Of(a, b), 4);
}
