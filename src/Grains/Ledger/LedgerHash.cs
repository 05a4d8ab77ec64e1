using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Resources.Capacity;

namespace Coordination.Grains.Ledger;

/// <summary>The chain of an opening's rows: SHA-256 over the hash before and the row's columns. The same as ledger_hash in the schema.</summary>
internal static class LedgerHash
{
    /// <summary>Enough for every column but the longest answers.</summary>
    private const int BytesAtFirst = 1024;

    /// <summary>The hash of a row that follows one with the hash <paramref name="before"/>; empty before the first.</summary>
    public static byte[] Of(ReadOnlySpan<byte> before, LedgerEvent happened, CommandMark? command, string? outcome)
    {
        var hold = happened.Hold;
        var text = new Columns(stackalloc byte[BytesAtFirst]);
        text.Raw(before);
        text.Add(happened.OpeningId.Value);
        text.Add(happened.Version);
        text.Add(Slugs<LedgerKind>.Of(happened.Kind));
        text.Add(hold?.HoldId.Version);
        text.Add(hold?.NewcomerId.Value);
        text.Add(hold?.NeedId?.Value);
        text.Add(hold?.BundleId?.Value);
        text.Add(hold?.Units ?? 0L);
        text.Add(hold is null ? null : (hold.ExpiresAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        text.Add(happened.After.Maximum);
        text.Add(happened.After.Held);
        text.Add(happened.After.Taken);
        text.Add(happened.IsClosed ? 1L : 0L);
        text.Add(command?.Id);
        text.Add(command is null ? null : Convert.ToHexStringLower(command.Request));
        text.Add(outcome);
        text.Add(happened.Terms is null ? null : happened.OpeningId.Resource.Value);
        return SHA256.HashData(text.Written);
    }

    /// <summary>Columns as UTF-8, each followed by a line feed.</summary>
    private ref struct Columns(Span<byte> space)
    {
        private const int DigitsMax = 20;
        private const int GuidLettersMax = 36;
        private Span<byte> space = space;
        private int length;

        public readonly ReadOnlySpan<byte> Written => space[..length];

        public void Raw(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Room(bytes.Length));
            length += bytes.Length;
        }

        public void Add(string? column)
        {
            column ??= "";
            length += Encoding.UTF8.GetBytes(column, Room(Encoding.UTF8.GetMaxByteCount(column.Length)));
            Raw("\n"u8);
        }

        public void Add(long? column)
        {
            if (column is { } number)
            {
                Utf8Formatter.TryFormat(number, Room(DigitsMax), out var digits);
                length += digits;
            }

            Raw("\n"u8);
        }

        public void Add(Guid? column)
        {
            if (column is { } id)
            {
                Utf8Formatter.TryFormat(id, Room(GuidLettersMax), out var letters);
                length += letters;
            }

            Raw("\n"u8);
        }

        private Span<byte> Room(int bytes)
        {
            if (space.Length - length < bytes)
            {
                var wider = new byte[(space.Length * 2) + bytes];
                Written.CopyTo(wider);
                space = wider;
            }

            return space[length..];
        }
    }
}
