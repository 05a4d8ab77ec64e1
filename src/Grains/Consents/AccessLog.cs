using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Grains.Consents;

/// <summary>What was read.</summary>
public enum AccessKind
{
    /// <summary>The person's file, by somebody who works with people.</summary>
    File,

    /// <summary>What a provider was shown with a referral.</summary>
    Referral,

    /// <summary>What a provider was shown as one of those who help the person together.</summary>
    Circle,

    /// <summary>Their line in a list of names that was taken out of the building.</summary>
    Export,
}

/// <summary>One reading.</summary>
/// <param name="NewcomerId">Of whom.</param>
/// <param name="At">When; readings of the same by the same within the hour count once.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Kind">What.</param>
/// <param name="ProviderId">For whom they read, where they act for a provider.</param>
/// <param name="Fields">What was shown, where that was not everything.</param>
public sealed record Access(NewcomerId NewcomerId, DateTimeOffset At, string By, AccessKind Kind, ProviderId? ProviderId, ImmutableArray<string> Fields);

/// <summary>Who has read what about a person. A reading is on disk before its reader sees anything.</summary>
public sealed class AccessLog(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan CountsOnceWithin = TimeSpan.FromHours(1);

    private const string Append = """
        insert into access_log (newcomer_id, at, read_by, what, provider_id, fields)
        select $1, $2, $3, $4, $5, $6
        where exists (select 1 from newcomer_row where newcomer_id = $1)
          and not exists (select 1 from access_log where newcomer_id = $1 and at > $7 and read_by = $3 and what = $4 and fields @> $6)
        """;

    // Every export counts, also the second one within the hour: each is another file outside.
    private const string AppendAll = """
        insert into access_log (newcomer_id, at, read_by, what)
        select newcomer_id, $2, $3, $4 from newcomer_row where newcomer_id = any($1)
        """;

    private const string OfOne = """
        select at, read_by, what, provider_id, fields from access_log where newcomer_id = $1 order by at desc, access_id desc limit $2
        """;

    /// <summary>Records a reading; of somebody who is not registered there is nothing to read.</summary>
    public async Task Note(NewcomerId newcomerId, string by, AccessKind kind, ProviderId? provider = null, ImmutableArray<string>? fields = null)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        await using var command = database.CreateCommand(Append);
        command.Parameters.AddWithValue(newcomerId.Value);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(by);
        command.Parameters.AddWithValue(Slugs<AccessKind>.Of(kind));
        command.Parameters.Add(new() { Value = (object?)provider?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.AddWithValue((fields ?? []).ToArray());
        command.Parameters.AddWithValue(now - CountsOnceWithin);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Records that all of these people were read at once; each time anew.</summary>
    public async Task NoteAll(IReadOnlyCollection<NewcomerId> newcomers, string by, AccessKind kind, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(AppendAll);
        command.Parameters.AddWithValue(newcomers.Select(newcomer => newcomer.Value).Distinct().ToArray());
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue(by);
        command.Parameters.AddWithValue(Slugs<AccessKind>.Of(kind));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Who has read what about a person, the latest first, at most <see cref="Limits.PageSizeMax"/>.</summary>
    public async Task<IReadOnlyList<Access>> Of(NewcomerId newcomerId)
    {
        await using var command = database.CreateCommand(OfOne);
        command.Parameters.AddWithValue(newcomerId.Value);
        command.Parameters.AddWithValue(Limits.PageSizeMax);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<Access>();
        while (await rows.ReadAsync())
        {
            found.Add(new(
                newcomerId,
                rows.GetFieldValue<DateTimeOffset>(0),
                rows.GetString(1),
                Slugs<AccessKind>.TryParse(rows.GetString(2), out var kind) ? kind : throw new InvalidDataException($"Unknown kind of access {rows.GetString(2)}."),
                rows.IsDBNull(3) ? null : new ProviderId(rows.GetString(3)),
                [.. rows.GetFieldValue<string[]>(4)]));
        }

        return found;
    }
}
