using System.Globalization;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Likeness;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Newcomers.Finding;

/// <summary>Finds people by what was typed into a search. Only for those who may know people.</summary>
public sealed class PersonFinder(NpgsqlDataSource database)
{
    /// <summary>Rows of one list.</summary>
    public const int RowsMax = 40;

    /// <summary>Words of a search that are looked at.</summary>
    public const int WordsMax = 8;

    /// <summary>People whose order in a list is looked at, at most: a search that finds more says too little.</summary>
    private const int SearchedMax = 1_000;

    private const int PhoneDigitsMin = 8;
    private const int SoundLengthMin = 2;

    // A person who was merged away leads to the one they are known as now.
    private const string Matching = $"""
        with found as materialized (select newcomer_id from person_key where terms @@ $1::tsquery limit $2)
        {FoundPeople.Columns}
        from (
            select distinct case when m.merged_id is null then f.newcomer_id else person_surviving(f.newcomer_id) end as newcomer_id
            from found f left join person_merge m on m.merged_id = f.newcomer_id and m.undone_at is null) f
        join newcomer_row r using (newcomer_id)
        order by r.registered_at desc, r.newcomer_id
        limit $3
        """;

    private const string Latest = $"""
        {FoundPeople.Columns}
        from newcomer_row r
        where not exists (select from person_merge m where m.merged_id = r.newcomer_id and m.undone_at is null)
        order by r.registered_at desc, r.newcomer_id
        limit $1
        """;

    private const string ById = FoundPeople.Columns + " from newcomer_row r where r.newcomer_id = person_surviving($1)";

    /// <summary>
    /// People whose name has these words, whatever the script and accents, or words that begin so or sound so; or who have this telephone number, client id,
    /// birth date (yyyy-mm-dd), code or id. Those registered last when nothing is asked. At most <see cref="RowsMax"/>, newest first.
    /// </summary>
    public async Task<IReadOnlyList<FoundPerson>> Find(string text, CancellationToken cancellation = default)
    {
        var asked = text.Trim();
        if (asked.Length == 0)
        {
            return await Read(Latest, [RowsMax], cancellation);
        }

        if (NewcomerId.TryParse(asked, out var id))
        {
            return await Read(ById, [id.Value], cancellation);
        }

        var words = Latin.Words(asked).Take(WordsMax).ToArray();
        if (words.Length == 0)
        {
            return [];
        }

        // The tries go from the exact to the alike; the next one is made only while there is room.
        var found = new List<FoundPerson>();
        foreach (var query in Queries(asked, words).Where(query => query.Length > 0))
        {
            var more = await Read(Matching, [query, SearchedMax, RowsMax], cancellation);
            found.AddRange(more.ExceptBy(found.Select(person => person.NewcomerId), person => person.NewcomerId));
            if (found.Count >= RowsMax)
            {
                break;
            }
        }

        return [.. found.Take(RowsMax)];
    }

    private static IEnumerable<string> Queries(string asked, string[] words)
    {
        var digits = string.Concat(asked.Where(char.IsAsciiDigit));
        var exact = new List<string>();
        if (DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            exact.Add(PersonTerms.Date(date));
        }

        if (ContactRules.Phone(asked) is { } phone && digits.Length >= PhoneDigitsMin)
        {
            exact.Add(PersonTerms.Phone(phone));
        }

        if (ContactRules.ClientId(asked) is { } clientId)
        {
            exact.Add(PersonTerms.ClientId(clientId));
        }

        if (words.Length <= 2)
        {
            exact.Add(PersonTerms.Code(asked));
        }

        yield return string.Join(" | ", exact.Where(term => term.Length > 1));
        yield return string.Join(" & ", words.Select(Beginning));
        yield return string.Join(" & ", words.Select(word => Sounds.Skeleton(word) is { Length: >= SoundLengthMin } sound
            ? $"({Beginning(word)} | {PersonTerms.Sound(sound)})"
            : Beginning(word)));
    }

    /// <summary>Words that begin so. One letter or a number must be the whole word: too much begins with it.</summary>
    private static string Beginning(string word) =>
        word.Length == 1 || word.All(char.IsAsciiDigit) ? PersonTerms.Word(word) : PersonTerms.Word(word) + ":*";

    private async Task<IReadOnlyList<FoundPerson>> Read(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = database.Asking(sql, values);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<FoundPerson>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(FoundPeople.Row(rows));
        }

        return found;
    }
}
