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

    private const string WithTerms = $"""
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

        var candidates = await Candidates(description, terms, except, cancellation);
        var name = new NamedWords(description.GivenName, description.FamilyName);
        var namesakes = candidates.Count(candidate => NameLikeness.Of(name, new(candidate.Other.GivenName, candidate.Other.FamilyName)).Degree >= PersonLikeness.NamesakeFrom);
        var likely =
            from candidate in candidates
            let likeness = PersonLikeness.Of(description, candidate.Other, namesakes)
            where likeness is not null
            orderby likeness.Points descending
            select candidate;
        return await Surviving(description, [.. likely.Take(LikelyMax * 2)], namesakes, except, cancellation);
    }

    /// <summary>Those who have a term in common.</summary>
    private async Task<List<Candidate>> Candidates(Description description, ImmutableArray<string> terms, NewcomerId? except, CancellationToken cancellation)
    {
        await using var command = database.Asking(
            WithTerms,
            string.Join(" | ", terms),
            CandidatesMax,
            description.Phone is { Length: > 0 } phone ? PersonTerms.Phone(phone) : "",
            description.Email is { Length: > 0 } email ? PersonTerms.Mail(email) : "",
            description.ClientId is { Length: > 0 } clientId ? PersonTerms.ClientId(clientId) : "");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var candidates = new List<Candidate>();
        while (await rows.ReadAsync(cancellation))
        {
            var person = FoundPeople.Row(rows);
            if (person.NewcomerId != except)
            {
                candidates.Add(new(person, new()
                {
                    GivenName = person.GivenName,
                    FamilyName = person.FamilyName,
                    BirthDate = person.BirthDate,
                    Phone = rows.GetBoolean(7) ? description.Phone : null,
                    Email = rows.GetBoolean(8) ? description.Email : null,
                    ClientId = rows.GetBoolean(9) ? description.ClientId : null,
                }));
            }
        }

        return candidates;
    }

    /// <summary>Looks at client ids that differ, too. A duplicate that was merged away stands for the person it was merged into, who is named once.</summary>
    private async Task<IReadOnlyList<LikelyDuplicate>> Surviving(
        Description description, IReadOnlyList<Candidate> candidates, int namesakes, NewcomerId? except, CancellationToken cancellation)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        var known = new Dictionary<NewcomerId, (NewcomerId Survivor, string? ClientId)>();
        await using var command = database.Asking(Survivors, [candidates.Select(candidate => candidate.Person.NewcomerId.Value).ToArray()]);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            known[new(rows.GetString(0))] = (new(rows.GetString(1)), rows.IsDBNull(2) ? null : rows.GetString(2));
        }

        var likely =
            from candidate in candidates
            let facts = known[candidate.Person.NewcomerId]
            let likeness = PersonLikeness.Of(description, candidate.Other with { ClientId = facts.ClientId }, namesakes)
            where likeness is not null && facts.Survivor != except
            orderby likeness.Points descending
            select new LikelyDuplicate(candidate.Person with { NewcomerId = facts.Survivor }, likeness);
        return [.. likely.DistinctBy(item => item.Person.NewcomerId).Take(LikelyMax)];
    }

    private sealed record Candidate(FoundPerson Person, Description Other);
}
