using Coordination.Domain.Newcomers.Likeness;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Resources.Finding;

/// <summary>A resource in a list, whoever pays for it.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ProviderName">Who offers it.</param>
/// <param name="ProviderKind">What sort of organization that is.</param>
/// <param name="Funding">Who funds it.</param>
/// <param name="Kind">One of the five kinds.</param>
/// <param name="ServiceType">A slug of <see cref="ServiceTypes"/>.</param>
/// <param name="RegionCode">A census division.</param>
/// <param name="Modality">How it reaches a person.</param>
/// <param name="AvailableUnits">Units that are free now, over all openings that somebody has confirmed within a month.</param>
/// <param name="Freshness">Of the opening that was confirmed last; null when none is open.</param>
public sealed record FoundResource(
    ResourceId ResourceId, BilingualText Title, BilingualText ProviderName, ProviderKind ProviderKind, Funding Funding, ResourceKind Kind, string ServiceType, string RegionCode,
    Modality Modality, long AvailableUnits, Freshness? Freshness);

/// <summary>One search over everything a community offers: funded by the Settlement Program and other (S03). What waits for approval is left out.</summary>
public sealed class ResourceFinder(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Rows of one list.</summary>
    public const int RowsMax = 40;

    /// <summary>Words of a search that are looked at.</summary>
    public const int WordsMax = 8;

    private const int TypeWordLengthMin = 4;

    // A word nobody uses stands for the three words in use that share most trigrams with it, if they share a third of all they have.
    private const string Understood = """
        select a.word, coalesce(array(
            select k.word from resource_word k
            where not exists (select from resource_word u where u.word >= a.word and u.word < a.word || '~')
              and k.trigrams && trigrams_of(a.word) and abs(length(k.word) - length(a.word)) < 4
              and 3 * cardinality(array(select unnest(k.trigrams) intersect select unnest(trigrams_of(a.word))))
                  >= cardinality(array(select unnest(k.trigrams) union select unnest(trigrams_of(a.word))))
            order by cardinality(array(select unnest(k.trigrams) intersect select unnest(trigrams_of(a.word)))) desc, k.word limit 3), '{}'),
            numnode(to_tsquery('pg_catalog.english', a.word)) = 0 or numnode(to_tsquery('pg_catalog.french', a.word)) = 0,
            to_tsquery('pg_catalog.english', a.word)::text, to_tsquery('pg_catalog.french', a.word)::text
        from unnest($1::text[]) with ordinality a (word, at) order by at
        """;

    // Profiles are read of those that are listed only.
    private const string Matching = """
        with first as materialized (
            select r.resource_id, ts_rank(t.words, $1::tsquery) as rank, o.free, o.freshness
            from resource_row r
            left join lateral (
                select sum(o.maximum - o.held - o.taken) filter (where opening_freshness(o.affirmed_at, $5) in ('fresh', 'due')) as free,
                    opening_freshness(max(o.affirmed_at), $5) as freshness
                from opening o where o.resource_id = r.resource_id and not o.closed and (o.ends_on is null or o.ends_on >= $5) having count(*) > 0) o on true
            left join resource_text t using (resource_id)
            where not r.pending and (t.words @@ $1::tsquery or r.service_type = any($2)) and ($3::text[] = '{}' or r.region_code = any($3))
              and ($6 or o.freshness is distinct from 'asleep')
            order by rank desc, r.resource_id
            limit $4)
        select r.resource_id, r.profile#>>'{title,en}', r.profile#>>'{title,fr}', r.profile#>>'{providerName,en}', r.profile#>>'{providerName,fr}',
            p.kind, r.profile->>'funder', r.kind, r.service_type, r.region_code, r.modality,
            coalesce(f.free, 0)::bigint, f.freshness
        from first f join resource_row r using (resource_id) left join provider_row p on p.provider_id = r.provider_id
        order by f.rank desc, f.resource_id
        """;

    /// <summary>
    /// Resources whose title or provider has these words, in English or French, whatever their accents and endings, or whose service type is called so.
    /// Best first, at most <see cref="RowsMax"/>; none for a search without a word.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="divisions">Only these census divisions; empty for all.</param>
    /// <param name="withAsleep">Also what nobody has confirmed for two months; workers are not shown it.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<FoundResource>> Find(string text, IReadOnlyCollection<string> divisions, bool withAsleep, CancellationToken cancellation = default)
    {
        var words = Latin.Words(text).Take(WordsMax).ToArray();
        if (words.Length == 0)
        {
            return [];
        }

        var query = await Query(words, cancellation);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var command = database.Asking(Matching, query, TypesCalled(words), divisions.ToArray(), RowsMax, today, withAsleep);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<FoundResource>();
        while (await rows.ReadAsync(cancellation))
        {
            var providerKind = rows.IsDBNull(5) ? ProviderKind.Community : Slugs<ProviderKind>.Parse(rows.GetString(5));
            found.Add(new(
                new(rows.GetString(0)),
                new(rows.GetString(1), rows.GetString(2)),
                new(rows.GetString(3), rows.GetString(4)),
                providerKind,
                Funding.Of(providerKind, rows.IsDBNull(6) ? null : rows.GetString(6)),
                Slugs<ResourceKind>.Parse(rows.GetString(7)),
                rows.GetString(8),
                rows.GetString(9),
                Slugs<Modality>.Parse(rows.GetString(10)),
                rows.GetInt64(11),
                rows.IsDBNull(12) ? null : Slugs<Freshness>.Parse(rows.GetString(12))));
        }

        return found;
    }

    private async Task<string> Query(string[] words, CancellationToken cancellation)
    {
        var (all, telling) = (new List<string>(), new List<string>());
        await using var command = database.Asking(Understood, [words]);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            ImmutableArray<string> forms = [rows.GetString(0) + ":*", .. rows.GetFieldValue<string[]>(1).Select(word => $"'{word.Replace("'", "''", StringComparison.Ordinal)}'"), rows.GetString(3), rows.GetString(4)];
            var word = $"({string.Join(" | ", forms.Where(form => form.Length > 0).Distinct())})";
            all.Add(word);
            if (!rows.GetBoolean(2))
            {
                telling.Add(word);
            }
        }

        // Articles and the like are looked for only where there is nothing else.
        return string.Join(" & ", telling.Count > 0 ? telling : all);
    }

    /// <summary>Service types whose name, in either language, has every word of the search.</summary>
    private static string[] TypesCalled(string[] words) =>
    [
        .. from type in ServiceTypes.All
           let names = Latin.Words(type.Name.En).AddRange(Latin.Words(type.Name.Fr))
           where words.All(word => word.Length >= TypeWordLengthMin && names.Any(name => name.StartsWith(word, StringComparison.Ordinal)))
           select type.Slug,
    ];
}
