namespace Coordination.Domain.Matching;

/// <summary>One thing that speaks for or against a match. Texts are made at the edge, in the reader's language.</summary>
/// <param name="Code">What it is about, such as <c>language-level-too-low</c>.</param>
/// <param name="Values">What the text needs: numbers as invariant text, codes, slugs.</param>
[GenerateSerializer, Immutable, Alias("Remark")]
public sealed record Remark(string Code, ImmutableArray<string> Values)
{
    /// <summary>A remark with its values.</summary>
    public static Remark Of(string code, params string[] values) => new(code, [.. values]);
}
