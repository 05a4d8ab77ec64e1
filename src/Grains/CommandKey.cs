using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Grains;

/// <summary>What makes a command the same command: said twice, it is done once and answered alike.</summary>
/// <param name="Scope">The signed-in user or client; keys of different users never meet.</param>
/// <param name="Key">The caller's key, up to <see cref="Limits.CommandKeyLengthMax"/> letters.</param>
/// <param name="RequestHash">A hash of what was asked; the same key with another hash is refused.</param>
[GenerateSerializer, Immutable, Alias("CommandKey")]
public sealed record CommandKey(string Scope, string Key, string RequestHash)
{
    private const int DigestBytes = 16;

    /// <summary>The command as it is recorded.</summary>
    public CommandMark Mark => new(new(Digest(Scope, Key), bigEndian: true), RequestHash.Length == 0 ? [] : RequestDigest(RequestHash));

    /// <summary>A key for a command that nobody will repeat.</summary>
    public static CommandKey Once(string scope) => new(scope, Ids.NewKey() + Ids.NewKey(), "");

    /// <summary>A key for a step that always follows from another: repeating the step is the same command again.</summary>
    public static CommandKey Step(string scope, string step) => new(scope, step, "");

    /// <summary>The first 128 bits of what the caller hashed with SHA-256; any other text is hashed here.</summary>
    private static byte[] RequestDigest(string text)
    {
        Span<byte> all = stackalloc byte[SHA256.HashSizeInBytes];
        return text.Length == 2 * SHA256.HashSizeInBytes && Convert.FromHexString(text, all, out _, out _) == OperationStatus.Done
            ? all[..DigestBytes].ToArray()
            : Digest("", text);
    }

    /// <summary>The first 128 bits of SHA-256, so that a key of any length is one small column.</summary>
    private static byte[] Digest(string scope, string text)
    {
        Span<byte> all = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(scope + "\n" + text), all);
        return all[..DigestBytes].ToArray();
    }
}

/// <summary>A command as it is recorded: small columns, whatever the caller's key is.</summary>
/// <param name="Id">The command, from its scope and key.</param>
/// <param name="Request">What it asked, hashed; empty when only the key counts.</param>
public sealed record CommandMark(Guid Id, byte[] Request);
