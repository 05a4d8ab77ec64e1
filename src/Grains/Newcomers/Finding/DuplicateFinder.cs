using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Likeness;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Newcomers.Finding;

/// <summary>Finds people who may be the one about to be registered: the index gives candidates, the domain compares. Only for those who may know people.</summary>
public sealed class DuplicateFinder(NpgsqlDataSource database)
{
    /// <summary>Likely duplicates that are shown.</summary>
    public const int LikelyMax = 5;

    /// <summary>People who are compared with a description, at most; there are more only where millions are registered.</summary>
    private const int CandidatesMax = 5_000;

    private const string Candidates = $"""
        {FoundPeople.Columns}, k.terms @@ $3::tsquery, k.terms @@ $4::tsquery, k.terms @@ $5::tsquery
        from (select newcomer_id, terms from person_key where terms @@ $1::tsquery limit $2) k join newcomer_row r using (newcomer_id)
        """;

    private const string Survivors = """
        select p.id, person_surviving(p.id), g.payload->'person'->>'clientId'
        from unnest($1::text[]) p (id) join grain_state g on g.state_name = 'newcomer' and g.grain_key = p.id
        """;

    /// <summary>Who may be the person described, likeliest first, at most <see cref="LikelyMax"/>.</summary>
    /// <param name="description">What is known so far.</param>
    /// <param name="except">Somebody who is not looked for: the person themselves.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<LikelyDuplicate>> Likely(Description description, NewcomerId? except = null, CancellationToken cancellation = default)
    {
        var terms = PersonTerms.Alike(description);
        if (terms.IsEmpty)
        {
            return [];
        }

        var likely = await Compared(description, terms, except, cancellation);
        return likely.Count == 0 ? [] : await Surviving(description, likely, except, cancellation);
    }

    /// <summary>The likeliest of those who have a term in common, twice as many as are shown.</summary>
    private async Task<List<(LikelyDuplicate Duplicate, Description Other)>> Compared(
        Description description, ImmutableArray<string> terms, NewcomerId? except, CancellationToken cancellation)
    {
        await using var command = database.Asking(Candidates,
        [
            string.Join(" | ", terms),
            CandidatesMax,
            description.Phone is { Length: > 0 } phone ? PersonTerms.Phone(phone) : "",
            description.Email is { Length: > 0 } email ? PersonTerms.Mail(email) : "",
            description.ClientId is { Length: > 0 } clientId ? PersonTerms.ClientId(clientId) : "",
        ]);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var likely = new List<(LikelyDuplicate Duplicate, Description Other)>();
        while (await rows.ReadAsync(cancellation))
        {
            var person = FoundPeople.Row(rows);
            var other = new Description
            {
                GivenName = person.GivenName,
                FamilyName = person.FamilyName,
                BirthDate = person.BirthDate,
                Phone = rows.GetBoolean(7) ? description.Phone : null,
                Email = rows.GetBoolean(8) ? description.Email : null,
                ClientId = rows.GetBoolean(9) ? description.ClientId : null,
            };
            if (person.NewcomerId != except && PersonLikeness.Of(description, other) is { } likeness)
            {
                likely.Add((new(person, likeness), other));
            }
        }

        return [.. likely.OrderByDescending(item => item.Duplicate.Likeness.Points).ThenBy(item => item.Duplicate.Person.NewcomerId.Value, StringComparer.Ordinal).Take(LikelyMax * 2)];
    }

    /// <summary>Looks at client ids that differ, too. A duplicate that was merged away stands for the person it was merged into, who is named once.</summary>
    private async Task<IReadOnlyList<LikelyDuplicate>> Surviving(
        Description description, List<(LikelyDuplicate Duplicate, Description Other)> likely, NewcomerId? except, CancellationToken cancellation)
    {
        var known = new Dictionary<NewcomerId, (NewcomerId Survivor, string? ClientId)>();
        await using (var command = database.Asking(Survivors, [likely.Select(item => item.Duplicate.Person.NewcomerId.Value).ToArray()]))
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                known[new(rows.GetString(0))] = (new(rows.GetString(1)), rows.IsDBNull(2) ? null : rows.GetString(2));
            }
        }

        return
        [
            .. from item in likely
               let person = item.Duplicate.Person
               let facts = known[person.NewcomerId]
               let likeness = PersonLikeness.Of(description, item.Other with { ClientId = facts.ClientId })
               where likeness is not null && facts.Survivor != except
               orderby likeness.Points descending
               group new LikelyDuplicate(person with { NewcomerId = facts.Survivor }, likeness) by facts.Survivor into one
               select one.First(),
        ];
    }
}
