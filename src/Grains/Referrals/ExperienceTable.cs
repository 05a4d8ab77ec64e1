using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Grains.Referrals;

/// <summary>What people say of services once they have ended (S56): by provider, service type and region, and without who said it.</summary>
public sealed class ExperienceTable(NpgsqlDataSource database)
{
    /// <summary>Below this many answers nothing is told: a few could be recognized.</summary>
    public const int AnswersMin = 5;

    // The id is that of the referral, hashed, so that one answer counts once; it leads back only by trying every referral.
    private const string Insert = """
        insert into client_experience (answer_id, provider_id, service_type, region_code, answered_on, was_right, was_respectful, would_recommend)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
        """;

    private const string Summary = """
        select service_type, count(*), avg(was_right)::float8, avg(was_respectful)::float8, avg(would_recommend)::float8
        from client_experience where provider_id = $1 group by service_type having count(*) >= $2 order by service_type
        """;

    /// <summary>Counts one answer.</summary>
    internal async Task Add(Referral referral, string regionCode, Experience experience, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(Insert);
        command.Parameters.AddWithValue(Ids.KeyFrom("experience", referral.ReferralId.Value));
        command.Parameters.AddWithValue(referral.ProviderId.Value);
        command.Parameters.AddWithValue(referral.ServiceType);
        command.Parameters.AddWithValue(regionCode);
        command.Parameters.AddWithValue(DateOnly.FromDateTime(now.UtcDateTime));
        foreach (var answer in new[] { experience.WasRight, experience.WasRespectful, experience.WouldRecommend })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)(short?)answer ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Smallint });
        }

        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Means of a provider's answers by service type; a type with fewer than <see cref="AnswersMin"/> is left out.</summary>
    public async Task<IReadOnlyList<ExperienceSummary>> Of(ProviderId provider, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Summary);
        command.Parameters.AddWithValue(provider.Value);
        command.Parameters.AddWithValue(AnswersMin);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<ExperienceSummary>();
        while (await rows.ReadAsync(cancellation))
        {
            double? Mean(int column) => rows.IsDBNull(column) ? null : Math.Round(rows.GetDouble(column), 2);
            found.Add(new(rows.GetString(0), rows.GetInt64(1), Mean(2), Mean(3), Mean(4)));
        }

        return found;
    }
}

/// <summary>Means of what people said of a provider's services of one type, 1 to 5; null where everybody declined.</summary>
public sealed record ExperienceSummary(string ServiceType, long Answers, double? WasRight, double? WasRespectful, double? WouldRecommend);
