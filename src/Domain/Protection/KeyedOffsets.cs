using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain.Protection;

/// <summary>
/// Rounding to base 5 with an offset that belongs to the cell and never changes. A count n is published as 5 floor((n + u) / 5),
/// u from 0 to 4 by a keyed hash of the cell: over the cells, n = 5q + k goes up with probability k/5, as in Statistics Canada's
/// random rounding, but one cell never goes to and fro, so that watching it tells where it stands no better than looking once.
/// </summary>
/// <param name="secret">Without it an offset cannot be known. The same for every process of a community.</param>
public sealed class KeyedOffsets(byte[] secret)
{
    /// <summary>Counts are published as multiples of this.</summary>
    public const int Base = 5;

    private readonly ConcurrentDictionary<string, int> known = new(StringComparer.Ordinal);

    /// <summary>The published count, a multiple of <see cref="Base"/> within 4 of the true one.</summary>
    public long Rounded(string cell, long count) => Base * (long)Math.Floor((count + Of(cell)) / (double)Base);

    /// <summary>The offset of a cell, 0 to 4.</summary>
    public int Of(string cell) => known.GetOrAdd(cell, name => (int)(BitConverter.ToUInt32(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(name))) % Base));
}
