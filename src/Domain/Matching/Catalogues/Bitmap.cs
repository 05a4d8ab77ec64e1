using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>A set of positions, one bit each, as long as the longest of its catalogue and rounded up to whole vectors.</summary>
internal sealed class Bitmap(int capacity)
{
    private const int BitsPerVector = 256;

    /// <summary>The bits, a whole number of vectors.</summary>
    public ulong[] Words { get; private set; } = new ulong[WordsFor(capacity)];

    /// <summary>Words that hold so many positions.</summary>
    public static int WordsFor(int capacity) => (capacity + BitsPerVector - 1) / BitsPerVector * (BitsPerVector / 64);

    /// <summary>Whether a position is in the set.</summary>
    public bool this[int position]
    {
        get => (Words[position >> 6] & (1UL << position)) != 0;
        set
        {
            if (value)
            {
                Words[position >> 6] |= 1UL << position;
            }
            else
            {
                Words[position >> 6] &= ~(1UL << position);
            }
        }
    }

    /// <summary>Makes room.</summary>
    public void Grow(int capacity)
    {
        if (WordsFor(capacity) > Words.Length)
        {
            var larger = new ulong[WordsFor(capacity)];
            Words.CopyTo(larger, 0);
            Words = larger;
        }
    }

    /// <summary>Writes the positions that all seven sets share; returns how many.</summary>
    public static int Intersect(Bitmap a, Bitmap b, Bitmap c, Bitmap d, Bitmap e, Bitmap f, Bitmap g, Span<int> positions)
    {
        ref var wordsA = ref MemoryMarshal.GetArrayDataReference(a.Words);
        ref var wordsB = ref MemoryMarshal.GetArrayDataReference(b.Words);
        ref var wordsC = ref MemoryMarshal.GetArrayDataReference(c.Words);
        ref var wordsD = ref MemoryMarshal.GetArrayDataReference(d.Words);
        ref var wordsE = ref MemoryMarshal.GetArrayDataReference(e.Words);
        ref var wordsF = ref MemoryMarshal.GetArrayDataReference(f.Words);
        ref var wordsG = ref MemoryMarshal.GetArrayDataReference(g.Words);
        var count = 0;
        var length = a.Words.Length;
        if (b.Words.Length < length || c.Words.Length < length || d.Words.Length < length || e.Words.Length < length || f.Words.Length < length || g.Words.Length < length)
        {
            throw new InvalidOperationException("The sets of a catalogue must be of one length.");
        }

        for (nuint at = 0; at < (nuint)length; at += BitsPerVector / 64)
        {
            // The narrowest sets come first: most vectors are empty after two of the seven.
            var both = Vector256.LoadUnsafe(ref wordsA, at) & Vector256.LoadUnsafe(ref wordsB, at);
            if (both == Vector256<ulong>.Zero)
            {
                continue;
            }

            both &= Vector256.LoadUnsafe(ref wordsC, at) & Vector256.LoadUnsafe(ref wordsD, at) & Vector256.LoadUnsafe(ref wordsE, at)
                & Vector256.LoadUnsafe(ref wordsF, at) & Vector256.LoadUnsafe(ref wordsG, at);
            if (both != Vector256<ulong>.Zero)
            {
                count = Write(both.GetElement(0), (int)at * 64, positions, count);
                count = Write(both.GetElement(1), ((int)at + 1) * 64, positions, count);
                count = Write(both.GetElement(2), ((int)at + 2) * 64, positions, count);
                count = Write(both.GetElement(3), ((int)at + 3) * 64, positions, count);
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(ulong bits, int start, Span<int> positions, int count)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            positions[count++] = start + BitOperations.TrailingZeroCount(bits);
        }

        return count;
    }
}
