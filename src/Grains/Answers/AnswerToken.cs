using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Grains.Answers;

/// <summary>What stands in a link: 128 random bits, signed, so that what nobody of us made is refused without a look at the database.</summary>
internal static class AnswerToken
{
    private const int RandomBytes = 16;
    private const int SignatureBytes = 16;

    /// <summary>A new token and what is kept of it.</summary>
    public static (string Text, byte[] Hash) New(byte[] secret)
    {
        var random = RandomNumberGenerator.GetBytes(RandomBytes);
        return (Base64Url.EncodeToString([.. random, .. Signature(random, secret)]), SHA256.HashData(random));
    }

    /// <summary>What is kept of a token; null for one that we did not sign.</summary>
    public static byte[]? HashOf(string? text, byte[] secret)
    {
        Span<byte> bytes = stackalloc byte[RandomBytes + SignatureBytes];
        if (text?.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != bytes.Length)
        {
            return null;
        }

        var random = bytes[..RandomBytes];
        return CryptographicOperations.FixedTimeEquals(bytes[RandomBytes..], Signature(random, secret)) ? SHA256.HashData(random) : null;
    }

    /// <summary>What is kept of a code: of a million codes each would be found at once without the secret.</summary>
    public static byte[] HashOfCode(string linkId, string code, byte[] secret) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"code {linkId} {code}"));

    private static byte[] Signature(ReadOnlySpan<byte> random, byte[] secret) => HMACSHA256.HashData(secret, random)[..SignatureBytes];
}

/// <summary>Signs links and hashes codes; the same in every process of one community.</summary>
public sealed record AnswerSecret(byte[] Value);
