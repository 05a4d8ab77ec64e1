using Coordination.Domain.Newcomers.Likeness;

namespace Coordination.Dashboard.Words;

/// <summary>Why two people may be one, in words: "same birth date, name sounds alike".</summary>
public static class LikenessText
{
    /// <summary>The reasons in a row.</summary>
    public static string Of(PersonLikeness likeness, CultureInfo culture) =>
        string.Join(", ", likeness.Reasons.Select(reason => IdentityWords.Of("Reason", reason, culture)));
}
