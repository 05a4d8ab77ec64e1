using System.Text.Json;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Likeness;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Newcomers.Finding;

/// <summary>The terms people are found by. A person's grain writes them before the person, so that whoever is registered can be found.</summary>
public sealed class PersonKeys(NpgsqlDataSource database)
{
    private const int BatchSize = 500;

    private const string Upsert = """
        insert into person_key (newcomer_id, terms, version) select id, array_to_tsvector(string_to_array(terms, ' ')), $3 from unnest($1::text[], $2::text[]) p (id, terms)
        on conflict (newcomer_id) do update set terms = excluded.terms, version = excluded.version
        where person_key.version <= excluded.version
        """;

    private const string Lacking = """
        select r.newcomer_id, g.payload->>'person'
        from (select newcomer_id from newcomer_row where newcomer_id > $1 order by newcomer_id limit $2) r
        join grain_state g on g.state_name = 'newcomer' and g.grain_key = r.newcomer_id
        left join person_key k on k.newcomer_id = r.newcomer_id
        where k.newcomer_id is null or k.version < $3
        """;

    private const string LastOfBatch = "select max(newcomer_id) from (select newcomer_id from newcomer_row where newcomer_id > $1 order by newcomer_id limit $2) r";

    /// <summary>Writes the terms of one person.</summary>
    public Task Put(NewcomerId newcomerId, Person person) => Put([(newcomerId.Value, person)], CancellationToken.None);

    /// <summary>Makes terms for everybody who has none, or those of an older version, in the order of ids. Answers for how many.</summary>
    public async Task<int> Complete(CancellationToken cancellation)
    {
        var (made, after) = (0, "");
        while (await Last(after, cancellation) is { } last)
        {
            var people = await Without(after, cancellation);
            if (people.Count > 0)
            {
                await Put(people, cancellation);
            }

            (made, after) = (made + people.Count, last);
        }

        return made;
    }

    private async Task Put(IReadOnlyList<(string Id, Person Person)> people, CancellationToken cancellation)
    {
        await using var command = database.Asking(Upsert, people.Select(person => person.Id).ToArray(), people.Select(person => string.Join(' ', PersonTerms.Of(person.Person))).ToArray(), PersonTerms.Version);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<string?> Last(string after, CancellationToken cancellation)
    {
        await using var command = database.Asking(LastOfBatch, after, BatchSize);
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    private async Task<List<(string Id, Person Person)>> Without(string after, CancellationToken cancellation)
    {
        await using var command = database.Asking(Lacking, after, BatchSize, PersonTerms.Version);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var people = new List<(string Id, Person Person)>();
        while (await reader.ReadAsync(cancellation))
        {
            people.Add((reader.GetString(0), JsonSerializer.Deserialize<Person>(reader.GetString(1), CoordinationJson.Options)!));
        }

        return people;
    }
}
