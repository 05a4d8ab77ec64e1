using Coordination.Domain.Newcomers;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Newcomers.Merging;

/// <summary>People who were registered twice. A merge is a link and nothing else, so that undoing it leaves both as they were; it stays on record for good.</summary>
public sealed class PersonMerges(NpgsqlDataSource database)
{
    private const string Columns = "select merge_id, merged_id, surviving_id, merged_at, merged_by, reason, undone_at, undone_by, undone_reason from person_merge";

    private const string Link = """
        insert into person_merge (merge_id, merged_id, surviving_id, merged_by, reason) values ($1, $2, person_surviving($3), $4, $5)
        on conflict (merge_id) do nothing
        """;

    private const string Unlink = """
        update person_merge set undone_at = clock_timestamp(), undone_by = $2, undone_reason = $3 where merge_id = $1 and undone_at is null
        """;

    private const string BothRegistered = "select count(*) from newcomer_row where newcomer_id in ($1, $2)";

    private const string One = Columns + " where merge_id = $1";

    private const string Standing = Columns + " where undone_at is null and surviving_id in (select person_all($1)) order by merged_at, merge_id";

    private const string Ever = Columns + " where merged_id in (select person_all($1)) or surviving_id in (select person_all($1)) order by merged_at, merge_id";

    private const string Survivor = "select person_surviving($1)";

    private const string OwnerOfNeed = "select newcomer_id from need_row where need_id = $2 and newcomer_id in (select person_all($1))";

    /// <summary>Says that two people are one: whoever asks for the first is led to the second.</summary>
    /// <param name="mergeId">The caller chooses it, so that saying it twice says it once.</param>
    /// <param name="merged">Who is led away from.</param>
    /// <param name="into">Who is led to; if they were merged themselves, the one they are known as now.</param>
    /// <param name="by">The signed-in user.</param>
    /// <param name="reason">Why.</param>
    public async Task<MergeOutcome> Merge(string mergeId, NewcomerId merged, NewcomerId into, string by, string reason)
    {
        if (await Find(mergeId) is { } before)
        {
            return new MergeOutcome.Done(before);
        }

        if (merged == into)
        {
            return new MergeOutcome.AlreadyOne();
        }

        if (await Count(BothRegistered, merged.Value, into.Value) < 2)
        {
            return new MergeOutcome.Unknown();
        }

        try
        {
            await using var command = database.Asking(Link, mergeId, merged.Value, into.Value, by, reason);
            await command.ExecuteNonQueryAsync();
            return new MergeOutcome.Done((await Find(mergeId))!);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.CheckViolation or PostgresErrorCodes.UniqueViolation)
        {
            return new MergeOutcome.AlreadyOne();
        }
    }

    /// <summary>Takes a merge back; one that was taken back stays so. Null when there is none.</summary>
    public async Task<PersonMerge?> Undo(string mergeId, string by, string reason)
    {
        await using var command = database.Asking(Unlink, mergeId, by, reason);
        await command.ExecuteNonQueryAsync();
        return await Find(mergeId);
    }

    /// <summary>One merge, or null.</summary>
    public async Task<PersonMerge?> Find(string mergeId) => await Read(One, mergeId) is [var found] ? found : null;

    /// <summary>Who somebody is known as now: themselves, or whom they were merged into.</summary>
    public async Task<NewcomerId> Surviving(NewcomerId newcomerId)
    {
        await using var command = database.Asking(Survivor, newcomerId.Value);
        return new((string)(await command.ExecuteScalarAsync())!);
    }

    /// <summary>Everybody who is shown with this person now, oldest merge first.</summary>
    public Task<IReadOnlyList<PersonMerge>> Into(NewcomerId survivor) => Read(Standing, survivor.Value);

    /// <summary>Every merge this person, or anybody shown with them, was ever part of; also those taken back. Oldest first.</summary>
    public Task<IReadOnlyList<PersonMerge>> History(NewcomerId newcomerId) => Read(Ever, newcomerId.Value);

    /// <summary>On whose record a need is: this person's, or that of somebody shown with them. Null when it is neither's.</summary>
    public async Task<NewcomerId?> OwnerOf(NewcomerId newcomerId, NeedId needId)
    {
        await using var command = database.Asking(OwnerOfNeed, newcomerId.Value, needId.Value);
        return await command.ExecuteScalarAsync() is string owner ? new NewcomerId(owner) : null;
    }

    private async Task<long> Count(string sql, params object[] values)
    {
        await using var command = database.Asking(sql, values);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<IReadOnlyList<PersonMerge>> Read(string sql, string id)
    {
        await using var command = database.Asking(sql, id);
        await using var rows = await command.ExecuteReaderAsync();
        var merges = new List<PersonMerge>();
        while (await rows.ReadAsync())
        {
            merges.Add(new(
                rows.GetString(0), new(rows.GetString(1)), new(rows.GetString(2)), rows.GetFieldValue<DateTimeOffset>(3), rows.GetString(4), rows.GetString(5),
                rows.IsDBNull(6) ? null : new(rows.GetFieldValue<DateTimeOffset>(6), rows.GetString(7), rows.GetString(8))));
        }

        return merges;
    }
}
