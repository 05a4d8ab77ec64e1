using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain;
using Coordination.Domain.Referrals;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Answers;

/// <summary>The links by which referrals are answered without an account. Every step is one statement, so that two who do it at once count as two.</summary>
public sealed class AnswerLinks(NpgsqlDataSource database, AnswerSecret secret)
{
    /// <summary>Codes one link gives, at most: with <see cref="TriesMax"/> each, somebody who guesses hits one time in 40,000.</summary>
    public const int CodesMax = 5;

    /// <summary>Wrong entries after which a code is no longer good.</summary>
    public const int TriesMax = 5;

    private const int CodeEnd = 1_000_000;
    private const int ProofBytes = 16;

    /// <summary>How long a code is good once it is sent.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan BetweenCodes = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ProofLifetime = TimeSpan.FromMinutes(30);

    private const string Columns = """
        select l.link_id, l.referral_id, l.newcomer_id, l.provider_id, l.expires_at, l.used_at, f.status, p.contact_email
        from answer_link l join referral_row f using (referral_id) left join provider_row p on p.provider_id = l.provider_id
        """;

    private const string ByToken = Columns + " join answer_token t using (link_id) where t.token_hash = $1";

    private const string ById = Columns + " where l.link_id = $1";

    private const string AddToken = "insert into answer_token (token_hash, link_id) values ($1, $2)";

    private const string Ask = """
        with asked as (
            update answer_link set codes_asked = codes_asked + 1, code_asked_at = $2
            where link_id = $1 and used_at is null and expires_at > $2 and codes_asked < $3 and (code_asked_at is null or code_asked_at <= $4)
            returning link_id, referral_id, newcomer_id, codes_asked)
        insert into message (message_id, newcomer_id, kind, made_at, due_at, link_id)
        select referral_id || '-code-' || codes_asked, newcomer_id, 'answer-code', $2, $2, link_id from asked
        """;

    private const string AskedLately = "select code_asked_at > $2 from answer_link where link_id = $1";

    private const string SetCode = "update answer_link set code_hash = $2, code_until = $3, tries = 0 where link_id = $1";

    private const string Try = """
        update answer_link set tries = tries + 1
        where link_id = $1 and code_hash is not null and code_until > $3 and tries < $4
        returning code_hash = $2
        """;

    /// <summary>A code is good once.</summary>
    private const string Prove = "update answer_link set code_hash = null, proof_hash = $3, proof_until = $4 where link_id = $1 and code_hash = $2";

    private const string Holds = "select exists (select from answer_link where link_id = $1 and proof_hash = $2 and proof_until > $3)";

    private const string End = "update answer_link set used_at = coalesce(used_at, $2), code_hash = null, proof_hash = null where link_id = $1";

    /// <summary>The link a token leads to; null for a token that is none of ours.</summary>
    public async Task<AnswerLink?> Find(string? token) => AnswerToken.HashOf(token, secret.Value) is { } hash ? await Read(ByToken, hash) : null;

    /// <summary>One link; null when there is none.</summary>
    public Task<AnswerLink?> Of(string linkId) => Read(ById, linkId);

    /// <summary>A new token for a link, for the mail that is about to go out.</summary>
    public async Task<string> NewToken(string linkId)
    {
        var (text, hash) = AnswerToken.New(secret.Value);
        await Run(AddToken, hash, linkId);
        return text;
    }

    /// <summary>Has a code sent to the provider's address.</summary>
    public async Task<CodeAsked> AskCode(string linkId, DateTimeOffset now)
    {
        var lately = (now - BetweenCodes).ToUniversalTime();
        if (await Run(Ask, linkId, now.ToUniversalTime(), CodesMax, lately) > 0)
        {
            return CodeAsked.Sent;
        }

        await using var command = database.Asking(AskedLately, linkId, lately);
        return await command.ExecuteScalarAsync() is true ? CodeAsked.JustSent : CodeAsked.NoMore;
    }

    /// <summary>A new code for a link, for the mail that is about to go out; an earlier one is no longer good.</summary>
    public async Task<string> NewCode(string linkId, DateTimeOffset now)
    {
        var code = RandomNumberGenerator.GetInt32(CodeEnd).ToString("D6", CultureInfo.InvariantCulture);
        await Run(SetCode, linkId, AnswerToken.HashOfCode(linkId, code, secret.Value), (now + CodeLifetime).ToUniversalTime());
        return code;
    }

    /// <summary>Tries a code. The right one gives a proof that is good for half an hour.</summary>
    public async Task<(CodeTried Tried, string? Proof)> TryCode(string linkId, string? code, DateTimeOffset now)
    {
        var hash = AnswerToken.HashOfCode(linkId, new([.. (code ?? "").Where(char.IsAsciiDigit)]), secret.Value);
        await using var attempt = database.Asking(Try, linkId, hash, now.ToUniversalTime(), TriesMax);
        if (await attempt.ExecuteScalarAsync() is not bool isRight)
        {
            return (CodeTried.Spent, null);
        }

        var proof = RandomNumberGenerator.GetHexString(2 * ProofBytes, lowercase: true);
        return !isRight ? (CodeTried.Wrong, null)
            : await Run(Prove, linkId, hash, HashOfProof(proof), (now + ProofLifetime).ToUniversalTime()) > 0 ? (CodeTried.Right, proof)
            : (CodeTried.Spent, null);
    }

    /// <summary>Whether somebody entered the code of this link within half an hour and was given this proof.</summary>
    public async Task<bool> IsProven(string linkId, string? proof, DateTimeOffset now)
    {
        await using var command = database.Asking(Holds, linkId, HashOfProof(proof ?? ""), now.ToUniversalTime());
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>The link is used up; nothing is shown or answered by it any more.</summary>
    public Task UseUp(string linkId, DateTimeOffset now) => Run(End, linkId, now.ToUniversalTime());

    private static byte[] HashOfProof(string proof) => SHA256.HashData(Encoding.UTF8.GetBytes(proof));

    private async Task<int> Run(string sql, params object[] values)
    {
        await using var command = database.Asking(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<AnswerLink?> Read(string sql, object key)
    {
        await using var command = database.Asking(sql, key);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new(
                row.GetString(0),
                new(row.GetString(1)),
                new(row.GetString(2)),
                new(row.GetString(3)),
                row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
                Slugs<ReferralStatus>.Parse(row.GetString(6)),
                row.IsDBNull(7) ? null : row.GetString(7))
            : null;
    }
}
