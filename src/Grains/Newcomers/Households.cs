using Coordination.Domain.Newcomers;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Newcomers;

/// <summary>Somebody of a household.</summary>
/// <param name="NewcomerId">The person they are known as now.</param>
/// <param name="Name">Their name.</param>
/// <param name="Relation">What they are in it.</param>
public sealed record HouseholdMember(NewcomerId NewcomerId, string Name, Relation Relation);

/// <summary>Who lives with whom: a list over the database.</summary>
public sealed class Households(NpgsqlDataSource database)
{
    /// <summary>Members that are listed.</summary>
    public const int MembersMax = 50;

    private const string MembersOf = """
        select distinct on (r.newcomer_id) r.newcomer_id, trim(r.given_name || ' ' || r.family_name), h.relation
        from person_household h join newcomer_row r on r.newcomer_id = person_surviving(h.newcomer_id)
        where h.household_id = $1
        order by r.newcomer_id, h.newcomer_id <> r.newcomer_id
        limit $2
        """;

    /// <summary>Everybody of a household; somebody who was merged away is named as the person they are known as now.</summary>
    public async Task<IReadOnlyList<HouseholdMember>> Members(HouseholdId householdId)
    {
        await using var command = database.Asking(MembersOf, householdId.Value, MembersMax);
        await using var rows = await command.ExecuteReaderAsync();
        var members = new List<HouseholdMember>();
        while (await rows.ReadAsync())
        {
            members.Add(new(new(rows.GetString(0)), rows.GetString(1), Slugs<Relation>.Parse(rows.GetString(2))));
        }

        return [.. members.OrderBy(member => member.Relation).ThenBy(member => member.Name, StringComparer.Ordinal)];
    }
}
