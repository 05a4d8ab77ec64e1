using Coordination.Domain;
using Coordination.Domain.Messages;
using Coordination.Domain.Newcomers;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Grains.Messages;

/// <summary>The messages that wait, and what became of the others. Every silo may send: each message is claimed by one at a time.</summary>
public sealed class Outbox(NpgsqlDataSource database)
{
    private const int AtOnce = 20;

    private static readonly TimeSpan ClaimedFor = TimeSpan.FromMinutes(2);

    private const string Claim = """
        update message set claimed_until = $2, attempts = attempts + 1
        where message_id in (
            select message_id from message where state = 'waiting' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
            order by due_at, message_id limit $3 for update skip locked)
        returning message_id, newcomer_id, kind, made_at, attempts, stop_token, link_id
        """;

    private const string Finish = "update message set state = $2, ended_at = $3, why = $4, claimed_until = null where message_id = $1 and state = 'waiting'";

    private const string Later = "update message set due_at = $2, claimed_until = null where message_id = $1 and state = 'waiting'";

    private const string OfToken = "select newcomer_id from message where stop_token = $1 and link_id is null";

    private const string OfOne = "select kind, made_at, state, ended_at, why from message where newcomer_id = $1 and link_id is null order by made_at desc limit $2";

    /// <summary>Takes some of the messages that are due; nobody else has them for two minutes.</summary>
    public async Task<IReadOnlyList<WaitingMessage>> Take(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = Ask(Claim, now.ToUniversalTime(), (now + ClaimedFor).ToUniversalTime(), AtOnce);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var taken = new List<WaitingMessage>();
        while (await rows.ReadAsync(cancellation))
        {
            taken.Add(new(rows.GetString(0), new(rows.GetString(1)), KindOf(rows.GetString(2)), rows.GetFieldValue<DateTimeOffset>(3), rows.GetInt32(4), rows.GetString(5))
            {
                LinkId = rows.IsDBNull(6) ? null : rows.GetString(6),
            });
        }

        return taken;
    }

    /// <summary>It was handed over.</summary>
    public Task Sent(string messageId, DateTimeOffset now) => Run(Finish, messageId, "sent", now.ToUniversalTime(), DBNull.Value);

    /// <summary>It will not be sent.</summary>
    public Task NotSent(string messageId, NotSent why, DateTimeOffset now) => Run(Finish, messageId, "not-sent", now.ToUniversalTime(), Slugs<NotSent>.Of(why));

    /// <summary>It waits until later.</summary>
    public Task Postpone(string messageId, DateTimeOffset until) => Run(Later, messageId, until.ToUniversalTime());

    /// <summary>Whose message has this token; null when none has.</summary>
    public async Task<NewcomerId?> WhoseToken(string token)
    {
        await using var command = Ask(OfToken, token);
        return await command.ExecuteScalarAsync() is string id ? new NewcomerId(id) : null;
    }

    /// <summary>Messages to a person, the latest first, at most <see cref="Limits.PageSizeMax"/>.</summary>
    public async Task<IReadOnlyList<MessageOnRecord>> Of(NewcomerId newcomerId)
    {
        await using var command = Ask(OfOne, newcomerId.Value, Limits.PageSizeMax);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<MessageOnRecord>();
        while (await rows.ReadAsync())
        {
            found.Add(new(
                KindOf(rows.GetString(0)),
                rows.GetFieldValue<DateTimeOffset>(1),
                rows.GetString(2),
                rows.IsDBNull(3) ? null : rows.GetFieldValue<DateTimeOffset>(3),
                !rows.IsDBNull(4) && Slugs<NotSent>.TryParse(rows.GetString(4), out var why) ? why : null));
        }

        return found;
    }

    private static MessageKind KindOf(string slug) =>
        Slugs<MessageKind>.TryParse(slug, out var kind) ? kind : throw new InvalidDataException($"Unknown kind of message {slug}.");

    private async Task Run(string sql, params object[] values)
    {
        await using var command = Ask(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Ask(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        }

        return command;
    }
}

/// <summary>A message to a person and what became of it.</summary>
/// <param name="Kind">About what.</param>
/// <param name="MadeAt">When there was something to tell.</param>
/// <param name="State"><c>waiting</c>, <c>sent</c> or <c>not-sent</c>.</param>
/// <param name="EndedAt">When it was sent, or when it was clear that it would not be.</param>
/// <param name="Why">Why it was not sent.</param>
public sealed record MessageOnRecord(MessageKind Kind, DateTimeOffset MadeAt, string State, DateTimeOffset? EndedAt, NotSent? Why);
