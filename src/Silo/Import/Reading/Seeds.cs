using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Reading;

/// <summary>
/// What makes a row the same thing at the next import. An id that is a UUID says so by itself. Others (<c>1</c>, <c>2</c>)
/// are used by every directory, so they count only within the organization, and an organization by its name.
/// </summary>
internal static class Seeds
{
    /// <summary>The seed of an organization.</summary>
    public static string Organization(string id, string name) => IsGlobal(id) ? id : "organization " + Folded.Of(name);

    /// <summary>The seed of something an organization has.</summary>
    public static string Part(string organizationSeed, string kind, string id) => IsGlobal(id) ? id : $"{organizationSeed} {kind} {id}";

    private static bool IsGlobal(string id) => Guid.TryParse(id, out _);
}
