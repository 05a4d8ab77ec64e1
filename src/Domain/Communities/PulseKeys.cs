using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Protection;

namespace Coordination.Domain.Communities;

/// <summary>Who has answered a pulse, without names, and the rounding of its results.</summary>
/// <param name="secret">Without it nobody can tell who stands behind a key. The same for every process of a community.</param>
public sealed class PulseKeys(byte[] secret)
{
    /// <summary>The rounding of results.</summary>
    public KeyedOffsets Offsets { get; } = new(secret);

    /// <summary>The key of a user in one pulse; another pulse gives another key.</summary>
    public string Of(string user, string pulse) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{pulse}\n{user}")));
}
