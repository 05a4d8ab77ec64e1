using System.Text.Json;
using Coordination.Domain.Communities;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Communities;

/// <summary>What communities do about their gaps, as pages and the API list it.</summary>
public sealed class CommunityLists(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Rows of one list.</summary>
    public const int RowsMax = Limits.PageSizeMax;

    // Open ones first, by day; then what was done or dropped, latest due first.
    private const string Actions = """
        select jsonb_build_object('regionCode', region_code, 'action', item) from plan_action where region_code = any($1)
        order by (status = 'open') desc, case when status = 'open' then due_on end, due_on desc, action_id limit $2
        """;

    private const string Calls = """
        select item from seat_call where region_code = any($1) order by (item->>'status' = 'open') desc, made_at desc, call_id limit $2
        """;

    // A day in Canada ends at most twelve hours after it ends in UTC; which calls are still open is then decided in the region's own time.
    private const string OpenCalls = """
        select item from seat_call where item->>'status' = 'open' and closes_on >= $1 order by made_at desc, call_id limit $2
        """;

    private const string ReachOf = """
        select region_code from provider_row where provider_id = $1 and active
        union select r.region_code from resource_row r join provider_row p using (provider_id) where r.provider_id = $1 and p.active
        """;

    private const string Pulses = "select item from pulse_row where region_code = any($1) order by made_at desc, pulse_id limit $2";

    private const string OpenPulses = "select item from pulse_row where ends_at > $1 order by made_at desc, pulse_id limit $2";

    private const string Decisions = """
        select item from decision_note
        where ($1 = '' or region_code = $1) and ($2 = '' or (made_at, decision_id) < (select d.made_at, d.decision_id from decision_note d where d.decision_id = $2))
        order by made_at desc, decision_id desc limit $3
        """;

    private const string ProviderNames = "select provider_id, name_en, name_fr from provider_row where provider_id = any($1)";

    /// <summary>Actions in the plans of these regions: open ones first, the soonest due first.</summary>
    public Task<ImmutableArray<RegionAction>> ActionsIn(IReadOnlyCollection<string> regions, CancellationToken cancellation = default) =>
        Read<RegionAction>(Actions, cancellation, regions.ToArray(), RowsMax);

    /// <summary>Calls for these regions, open ones first.</summary>
    public async Task<ImmutableArray<SeatCall>> CallsIn(IReadOnlyCollection<string> regions, CancellationToken cancellation = default) =>
        [.. (await Read<SeatCall>(Calls, cancellation, regions.ToArray(), RowsMax)).Select(call => call.AsOf(clock.GetUtcNow()))];

    /// <summary>Open calls a provider is asked by; newest first.</summary>
    public async Task<ImmutableArray<SeatCall>> CallsFor(ProviderId provider, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var open = await Read<SeatCall>(OpenCalls, cancellation, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), RowsMax);
        if (open.IsEmpty)
        {
            return [];
        }

        var reach = await Reach(provider, cancellation);
        return [.. open.Where(call => call.AsOf(now).Status == SeatCallStatus.Open && call.Reaches(reach))];
    }

    /// <summary>The divisions a provider works from or offers something in; empty while it is not approved.</summary>
    public async Task<IReadOnlyList<string>> Reach(ProviderId provider, CancellationToken cancellation = default)
    {
        await using var command = database.Asking(ReachOf, provider.Value);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var divisions = new List<string>();
        while (await rows.ReadAsync(cancellation))
        {
            divisions.Add(rows.GetString(0));
        }

        return divisions;
    }

    /// <summary>Pulses in these regions, newest first.</summary>
    public Task<ImmutableArray<Pulse>> PulsesIn(IReadOnlyCollection<string> regions, CancellationToken cancellation = default) =>
        Read<Pulse>(Pulses, cancellation, regions.ToArray(), RowsMax);

    /// <summary>Pulses that still take answers, newest first.</summary>
    public Task<ImmutableArray<Pulse>> OpenNow(CancellationToken cancellation = default) => Read<Pulse>(OpenPulses, cancellation, clock.GetUtcNow(), RowsMax);

    /// <summary>A page of decisions, newest first; in one region, or all.</summary>
    /// <param name="region">The region; null for all.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="cancellation">Stops the question.</param>
    public Task<ImmutableArray<DecisionNote>> DecisionsIn(string? region, string? after = null, CancellationToken cancellation = default) =>
        Read<DecisionNote>(Decisions, cancellation, region ?? "", after ?? "", RowsMax);

    /// <summary>What providers are called.</summary>
    public async Task<IReadOnlyDictionary<ProviderId, BilingualText>> Names(IEnumerable<ProviderId> providers, CancellationToken cancellation = default)
    {
        var ids = providers.Select(provider => provider.Value).Distinct().ToArray();
        var names = new Dictionary<ProviderId, BilingualText>();
        if (ids.Length > 0)
        {
            await using var command = database.Asking(ProviderNames, ids);
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                names[new(rows.GetString(0))] = new(rows.GetString(1), rows.GetString(2));
            }
        }

        return names;
    }

    private async Task<ImmutableArray<T>> Read<T>(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.Asking(sql, values);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var items = ImmutableArray.CreateBuilder<T>();
        while (await rows.ReadAsync(cancellation))
        {
            items.Add(JsonSerializer.Deserialize<T>(rows.GetString(0), CoordinationJson.Options)!);
        }

        return items.ToImmutable();
    }
}

/// <summary>An action and the region whose plan it is in.</summary>
public sealed record RegionAction(string RegionCode, PlanAction Action);
