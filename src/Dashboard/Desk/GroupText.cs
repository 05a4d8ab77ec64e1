using Coordination.Domain.Resources;

namespace Coordination.Dashboard.Desk;

/// <summary>What a group of people is called.</summary>
public static class GroupText
{
    private const string AudiencePrefix = "audience-";

    /// <summary>The name; groups people named themselves as have the name of the audience.</summary>
    public static string Of(string group) => group switch
    {
        "language-fr" => DeskTexts.GroupFrench,
        "language-en" => DeskTexts.GroupEnglish,
        "age-under-25" => DeskTexts.GroupYoung,
        "age-55-up" => DeskTexts.GroupOld,
        "landed-first-year" => DeskTexts.GroupNew,
        "landed-over-3-years" => DeskTexts.GroupLong,
        "small-community" => Words.Say.With(DeskTexts.GroupSmall, Words.Say.Whole(Domain.Geography.CommunityKinds.MediumMin)),
        _ when group.StartsWith(AudiencePrefix, StringComparison.Ordinal) && Slugs<Audience>.TryParse(group[AudiencePrefix.Length..], out var audience) => Words.Words.Of(audience),
        _ => group,
    };
}
