using Coordination.Domain.Caseloads;
using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Grains.Caseloads;

/// <summary>Moves that were proposed, as providers and coordinators list them.</summary>
public sealed class CaseMoveTable(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Rows of one page.</summary>
    public const int RowsMax = Limits.PageSizeMax;

    private const string Listed = """
        select m.move_id, m.from_provider, f.name_en, f.name_fr, m.to_provider, t.name_en, t.name_fr, m.service_type, m.weight, m.score_now, m.score_then,
            m.sent_by, m.sent_at, m.status, m.answered_by, m.answered_at
        from case_move m left join provider_row f on f.provider_id = m.from_provider left join provider_row t on t.provider_id = m.to_provider
        where (m.to_provider = $1 or m.region_code = any($2)) and (not $3 or (m.status = 'proposed' and m.sent_at > $4))
            and ($6 = '' or (m.sent_at, m.move_id) < (select c.sent_at, c.move_id from case_move c where c.move_id = $6))
        order by m.sent_at desc, m.move_id desc
        limit $5
        """;

    /// <summary>What a provider is asked to take over and has not answered.</summary>
    public Task<ImmutableArray<ListedMove>> AskedOf(ProviderId provider, CancellationToken cancellation = default) => Read(provider.Value, [], true, null, cancellation);

    /// <summary>A page of what was proposed to balance these regions, newest first.</summary>
    /// <param name="regions">The regions.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<ImmutableArray<ListedMove>> In(IReadOnlyCollection<string> regions, string? after = null, CancellationToken cancellation = default) =>
        Read("", regions, false, after, cancellation);

    private async Task<ImmutableArray<ListedMove>> Read(string provider, IReadOnlyCollection<string> regions, bool onlyAsked, string? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Listed);
        command.Parameters.AddWithValue(provider);
        command.Parameters.AddWithValue(regions.ToArray());
        command.Parameters.AddWithValue(onlyAsked);
        command.Parameters.AddWithValue(now - CaseMove.AnswerTime);
        command.Parameters.AddWithValue(RowsMax);
        command.Parameters.AddWithValue(after ?? "");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var moves = ImmutableArray.CreateBuilder<ListedMove>();
        while (await rows.ReadAsync(cancellation))
        {
            var sentAt = rows.GetFieldValue<DateTimeOffset>(12);
            var status = Slugs<CaseMoveStatus>.Parse(rows.GetString(13));
            moves.Add(new(
                rows.GetString(0), Name(rows, 1), Name(rows, 4), new(rows.GetString(4)), rows.GetString(7), rows.GetInt32(8), rows.GetDouble(9), rows.GetDouble(10),
                rows.GetString(11), sentAt, status == CaseMoveStatus.Proposed && now >= sentAt + CaseMove.AnswerTime ? CaseMoveStatus.Lapsed : status,
                rows.IsDBNull(14) ? null : rows.GetString(14), rows.IsDBNull(15) ? null : rows.GetFieldValue<DateTimeOffset>(15)));
        }

        return moves.ToImmutable();
    }

    private static BilingualText Name(NpgsqlDataReader row, int id) =>
        row.IsDBNull(id + 1) ? new(row.GetString(id), row.GetString(id)) : new(row.GetString(id + 1), row.GetString(id + 2));
}

/// <summary>A proposed move with the names of both providers. Of the person nothing: that is shown when the referral has moved.</summary>
public sealed record ListedMove(
    string MoveId, BilingualText From, BilingualText To, ProviderId ToId, string ServiceType, int Weight, double ScoreNow, double ScoreThen,
    string SentBy, DateTimeOffset SentAt, CaseMoveStatus Status, string? AnsweredBy, DateTimeOffset? AnsweredAt)
{
    /// <summary>Until when it can be answered.</summary>
    public DateTimeOffset AnswerBy => SentAt + CaseMove.AnswerTime;
}
