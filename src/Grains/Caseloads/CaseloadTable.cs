using Coordination.Domain.Caseloads;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Grains.Caseloads;

/// <summary>What providers and workers carry, read from the lists.</summary>
public sealed class CaseloadTable(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Providers of one answer, the fullest first: more than any province has, because those with room come last.</summary>
    public const int ProvidersMax = 5_000;

    private const int WorkersMax = 5_000;

    // Nobody has stated a capacity: the places of the openings, each for a case of medium weight.
    private const string Loads = """
        with p as (
            select provider_id, name_en, name_fr, caseload_capacity from provider_row v
            where active and (provider_id = $2 or region_code = any($1)
                or exists (select from resource_row r where r.provider_id = v.provider_id and r.region_code = any($1)))),
        cases as (
            select f.provider_id, count(*) as cases, sum(case f.level when 'low' then 1 when 'high' then 4 else 2 end) as weight
            from referral_row f join p using (provider_id)
            where f.status in ('requested', 'accepted', 'in-progress', 'on-hold')
            group by f.provider_id),
        places as (
            select r.provider_id, sum(o.maximum) as places from resource_row r join p using (provider_id) join opening o using (resource_id)
            where not o.closed group by r.provider_id)
        select p.provider_id, p.name_en, p.name_fr, coalesce(c.cases, 0), coalesce(c.weight, 0),
            greatest(1, coalesce(p.caseload_capacity, 2 * places.places, 0)), p.caseload_capacity is null
        from p left join cases c using (provider_id) left join places using (provider_id)
        where c.cases > 0 or places.places > 0 or p.caseload_capacity is not null
        order by coalesce(c.weight, 0)::double precision / greatest(1, coalesce(p.caseload_capacity, 2 * places.places, 0)) desc, p.provider_id
        limit $3
        """;

    private const string Workers = """
        select sent_by, sum(cases)::bigint, sum(weight)::bigint, count(*)
        from (
            select f.sent_by, f.newcomer_id, count(*) as cases, sum(case f.level when 'low' then 1 when 'high' then 4 else 2 end) as weight
            from referral_row f
            where f.region_code = any($1) and f.sent_by is not null and f.status in ('requested', 'accepted', 'in-progress', 'on-hold')
            group by f.sent_by, f.newcomer_id) person
        group by sent_by
        order by 3 desc, 1
        limit $2
        """;

    private const string Unanswered = """
        select f.referral_id, f.newcomer_id, f.need_id, f.provider_id, f.opening_id, f.service_type, n.level, n.given_name, n.family_name
        from referral_row f left join newcomer_row n using (newcomer_id)
        where f.provider_id = any($1) and f.status = 'requested' and not f.pending and f.need_id is not null and ($2 = 'all' or f.service_type = $2)
            and (cardinality($4::text[]) = 0 or f.referral_id = any($4))
            and not exists (select 1 from case_move m where m.referral_id = f.referral_id and m.status = 'proposed' and m.sent_at > $5)
        order by array_position($1, f.provider_id), f.requested_at desc
        limit $3
        """;

    /// <summary>Loads of the active providers that work from these divisions or offer something there, fullest first.</summary>
    public async Task<ImmutableArray<ProviderLoad>> Of(IReadOnlyCollection<string> divisions, CancellationToken cancellation = default) =>
        await Read(divisions, "", cancellation);

    /// <summary>The load of one provider; null when it has neither cases nor capacity.</summary>
    public async Task<ProviderLoad?> Of(ProviderId provider, CancellationToken cancellation = default) =>
        (await Read([], provider.Value, cancellation)).FirstOrDefault();

    /// <summary>What workers have under way in these divisions, heaviest first.</summary>
    public async Task<ImmutableArray<WorkerLoad>> WorkersOf(IReadOnlyCollection<string> divisions, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Workers);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(WorkersMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var loads = ImmutableArray.CreateBuilder<WorkerLoad>();
        while (await rows.ReadAsync(cancellation))
        {
            loads.Add(new(rows.GetString(0), (int)rows.GetInt64(1), (int)rows.GetInt64(2), (int)rows.GetInt64(3)));
        }

        return loads.ToImmutable();
    }

    /// <summary>Referrals these providers have not answered, of the first provider first; those already proposed to somebody are left out.</summary>
    /// <param name="providers">The providers.</param>
    /// <param name="serviceType">One service type, or <c>all</c>.</param>
    /// <param name="casesMax">At most this many.</param>
    /// <param name="only">Of these referrals alone; empty for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ImmutableArray<UnansweredCase>> UnansweredOf(
        IReadOnlyList<ProviderId> providers, string serviceType, int casesMax, IReadOnlyCollection<ReferralId> only, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Unanswered);
        command.Parameters.AddWithValue(providers.Select(provider => provider.Value).ToArray());
        command.Parameters.AddWithValue(serviceType);
        command.Parameters.AddWithValue(casesMax);
        command.Parameters.AddWithValue(only.Select(referral => referral.Value).ToArray());
        command.Parameters.AddWithValue(clock.GetUtcNow() - CaseMove.AnswerTime);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var cases = ImmutableArray.CreateBuilder<UnansweredCase>();
        while (await rows.ReadAsync(cancellation))
        {
            cases.Add(new(
                new(rows.GetString(0)), new(rows.GetString(1)), new(rows.GetString(2)), new(rows.GetString(3)), new(rows.GetString(4)), rows.GetString(5),
                CaseWeight.Of(rows.IsDBNull(6) ? null : Slugs<NeedLevel>.Parse(rows.GetString(6))),
                rows.IsDBNull(7) ? "" : $"{rows.GetString(7)} {rows.GetString(8)}"));
        }

        return cases.ToImmutable();
    }

    private async Task<ImmutableArray<ProviderLoad>> Read(IReadOnlyCollection<string> divisions, string provider, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Loads);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(provider);
        command.Parameters.AddWithValue(ProvidersMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var loads = ImmutableArray.CreateBuilder<ProviderLoad>();
        while (await rows.ReadAsync(cancellation))
        {
            loads.Add(new(
                new(rows.GetString(0)), new(rows.GetString(1), rows.GetString(2)), (int)rows.GetInt64(3), (int)rows.GetInt64(4), (int)rows.GetInt64(5), rows.GetBoolean(6)));
        }

        return loads.ToImmutable();
    }
}

/// <summary>What a worker has under way.</summary>
/// <param name="User">The worker.</param>
/// <param name="Cases">Open referrals the worker sent.</param>
/// <param name="Weight">Their weights together.</param>
/// <param name="People">How many people they are.</param>
public sealed record WorkerLoad(string User, int Cases, int Weight, int People);

/// <summary>A referral its provider has not answered.</summary>
public sealed record UnansweredCase(
    ReferralId ReferralId, NewcomerId NewcomerId, NeedId NeedId, ProviderId Provider, OpeningId OpeningId, string ServiceType, int Weight, string Name);
