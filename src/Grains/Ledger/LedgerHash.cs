using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Grains.Ledger;

/// <summary>The chain of an opening's rows: SHA-256 over the hash before and the row's columns. The same as ledger_hash in the schema.</summary>
internal static class LedgerHash
{
    private const int TextMax = 1024;

    /// <summary>The hash of a row that follows one with the hash <paramref name="before"/>; empty before the first.</summary>
    public static byte[] Of(ReadOnlySpan<byte> before, LedgerRow row, string? termsResource)
    {
        var (happened, hold) = (row.Event, row.Event.Hold);
        var text = new DefaultInterpolatedStringHandler(0, 0, System.Globalization.CultureInfo.InvariantCulture, stackalloc char[TextMax]);
        Add(ref text, happened.OpeningId.Value);
        Add(ref text, happened.Version);
        Add(ref text, Slugs<Domain.Resources.Capacity.LedgerKind>.Of(happened.Kind));
        Add(ref text, hold?.HoldId.Version);
        Add(ref text, hold?.NewcomerId.Value);
        Add(ref text, hold?.NeedId?.Value);
        Add(ref text, hold?.BundleId?.Value);
        Add(ref text, hold?.Units ?? 0L);
        Add(ref text, hold is null ? null : (hold.ExpiresAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        Add(ref text, happened.After.Maximum);
        Add(ref text, happened.After.Held);
        Add(ref text, happened.After.Taken);
        Add(ref text, happened.IsClosed ? 1L : 0L);
        Add(ref text, row.CommandId?.ToString());
        Add(ref text, row.RequestHash is null ? null : Convert.ToHexStringLower(row.RequestHash));
        Add(ref text, row.Outcome);
        Add(ref text, termsResource);
        var letters = text.ToStringAndClear();
        var bytes = new byte[before.Length + Encoding.UTF8.GetByteCount(letters)];
        before.CopyTo(bytes);
        Encoding.UTF8.GetBytes(letters, bytes.AsSpan(before.Length));
        return SHA256.HashData(bytes);
    }

    private static void Add(ref DefaultInterpolatedStringHandler text, string? column)
    {
        text.AppendLiteral(column ?? "");
        text.AppendLiteral("\n");
    }

    private static void Add(ref DefaultInterpolatedStringHandler text, long? column)
    {
        if (column is { } number)
        {
            text.AppendFormatted(number);
        }

        text.AppendLiteral("\n");
    }
}
