using Coordination.Domain;
using Coordination.Domain.Distribution;
using Coordination.Domain.Gaps;
using Coordination.Domain.Protection;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Npgsql;

namespace Coordination.Grains.Distribution;

/// <summary>Delivery models side by side (S48), protected for everybody and as of the published minute.</summary>
public sealed class DeliveryFeed(NpgsqlDataSource database, KeyedOffsets offsets, TimeProvider clock) : IDisposable
{
    // A need counts for the offer it was last referred to. Days of those who were given up end when they were.
    private const string Counted = """
        with sent as (
            select distinct on (n.need_id) n.region_code, n.opened_at, n.served_at, n.closed_at, f.status, o.outcome, r.modality, p.kind
            from need_row n join referral_row f on f.newcomer_id = n.newcomer_id and f.need_id = n.need_id
            join resource_row r on r.resource_id = f.resource_id join provider_row p on p.provider_id = f.provider_id
            left join referral_outcome o on o.referral_id = f.referral_id
            where ($1 = 'all' or n.service_type = $1) and n.opened_at > $2 - interval '26 weeks'
            order by n.need_id, f.requested_at desc, f.referral_id)
        select left(region_code, 2), modality, kind, greatest(0, floor(extract(epoch from coalesce(served_at, closed_at, $2) - opened_at) / 86400))::integer as days,
            count(*), count(served_at), count(*) filter (where status in ('completed', 'failed', 'cancelled')), count(*) filter (where status = 'completed'),
            count(outcome) filter (where status = 'completed'), count(*) filter (where status = 'completed' and outcome = 'need-met')
        from sent group by 1, 2, 3, 4
        """;

    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<(DeliveryBy, string), (long Minute, DateTimeOffset AsOf, ImmutableArray<DeliveryFigure> Figures)> read = [];

    /// <summary>The models of a place, in the order of <see cref="DeliveryModels"/>; empty for a place smaller than a province.</summary>
    public async Task<(DateTimeOffset AsOf, ImmutableArray<DeliveryFigure> Figures)> Of(string regionCode, DeliveryBy by, string serviceType, CancellationToken cancellation = default)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var minute = PublishedMinute.Of(clock);
            if (!read.TryGetValue((by, serviceType), out var known) || known.Minute != minute)
            {
                var now = clock.GetUtcNow();
                known = (minute, now, new DeliveryProtection(offsets).Protect(by, serviceType, await Count(by, serviceType, now, cancellation)));
                read[(by, serviceType)] = known;
            }

            return (known.AsOf, [.. known.Figures.Where(figure => figure.RegionCode == regionCode)]);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<Dictionary<(string Province, string Model), DeliveryTally>> Count(DeliveryBy by, string serviceType, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Counted);
        command.Parameters.AddWithValue(serviceType);
        command.Parameters.AddWithValue(now);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<(string, string), DeliveryTally>();
        while (await rows.ReadAsync(cancellation))
        {
            int Number(int column) => (int)rows.GetInt64(column);
            var key = (rows.GetString(0), by == DeliveryBy.Modality ? DeliveryModels.Of(Slugs<Modality>.Parse(rows.GetString(1))) : rows.GetString(2));
            found[key] = found.GetValueOrDefault(key, DeliveryTally.None) + new DeliveryTally(
                Number(4), Number(5), Number(6), Number(7), Number(8), Number(9), [new WaitBucket(rows.GetInt32(3), Number(5), Number(4) - Number(5))]);
        }

        return found;
    }
}
