using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans;
using Coordination.Grains.Newcomers;
using Npgsql;

namespace Coordination.Dashboard.Plans;

/// <summary>Makes plans from what is on record.</summary>
public sealed class PlanLists(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Held = """
        select need_id, max(expires_at) from hold where newcomer_id = any($1) and state = 'held' and need_id is not null group by need_id
        """;

    private const string Waiting = "select distinct need_id from waitlist_entry where newcomer_id = any($1) and state in ('waiting', 'offered') and need_id is not null";

    /// <summary>The plan of a person.</summary>
    /// <param name="view">The person, with everybody who was merged into them.</param>
    /// <param name="records">The records whose holds and places in line count.</param>
    /// <param name="thresholds">Of the policy in force.</param>
    public async Task<Plan> Of(NewcomerView view, IEnumerable<NewcomerId> records, RuleThresholds thresholds)
    {
        var ids = records.Select(record => record.Value).ToArray();
        var held = new Dictionary<NeedId, DateTimeOffset>();
        await foreach (var row in Rows(Held, ids))
        {
            held[new(row.GetString(0))] = row.GetFieldValue<DateTimeOffset>(1);
        }

        var waiting = new HashSet<NeedId>();
        await foreach (var row in Rows(Waiting, ids))
        {
            waiting.Add(new(row.GetString(0)));
        }

        return Plan.Of(new(view.Person, view.LatestAssessment, view.Needs, view.Referrals, held, waiting), thresholds, clock.GetUtcNow());
    }

    private async IAsyncEnumerable<NpgsqlDataReader> Rows(string sql, string[] ids)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(ids);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            yield return rows;
        }
    }
}
