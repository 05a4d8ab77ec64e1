using Coordination.Dashboard.Words;
using Coordination.Domain.Quality;

namespace Coordination.Dashboard.Quality;

/// <summary>What entries leave empty, in words.</summary>
public static class MissingText
{
    private const int FieldsMax = 3;

    /// <summary>The fields that are empty most often, each with how many times; empty when nothing is missing.</summary>
    public static string Of(IReadOnlyDictionary<EntryField, int> missing) => string.Join(
        ", ",
        missing.OrderByDescending(item => item.Value).ThenBy(item => item.Key).Take(FieldsMax).Select(item => Say.With(DeskTexts.QualityMissingOne, Words.Words.Of(item.Key), Say.Whole(item.Value))));
}
