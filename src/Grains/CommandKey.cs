namespace Coordination.Grains;

/// <summary>What makes a command the same command: said twice, it is done once and answered alike.</summary>
/// <param name="Scope">The signed-in user or client; keys of different users never meet.</param>
/// <param name="Key">The caller's key, up to <see cref="Limits.CommandKeyLengthMax"/> letters.</param>
/// <param name="RequestHash">A hash of what was asked; the same key with another hash is refused.</param>
[GenerateSerializer, Immutable, Alias("CommandKey")]
public sealed record CommandKey(string Scope, string Key, string RequestHash)
{
    /// <summary>A key for a command that nobody will repeat.</summary>
    public static CommandKey Once(string scope) => new(scope, Ids.NewKey() + Ids.NewKey(), "");

    /// <summary>A key for a step that always follows from another: repeating the step is the same command again.</summary>
    public static CommandKey Step(string scope, string step) => new(scope, step, "");
}
