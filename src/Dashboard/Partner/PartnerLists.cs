using System.Text.Json;
using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Referrals;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Dashboard.Partner;

/// <summary>What a partner has on the desk: referrals to answer or under way, and own openings.</summary>
public sealed class PartnerLists(NpgsqlDataSource database, WaitingMatches waiting, TimeProvider clock)
{
    private const int RowsMax = 200;

    private const string Incoming = """
        select f.referral_id, f.newcomer_id, f.service_type, f.region_code, f.status, f.requested_at, f.respond_by, n.urgency,
               s.payload #>> '{person,preferredLanguage}',
               (select r::text from jsonb_array_elements(s.payload -> 'referrals') r where r ->> 'referralId' = f.referral_id),
               r.profile #>> '{title,en}', r.profile #>> '{title,fr}', f.pending,
               c.consents::text, s.payload ->> 'person', s.payload ->> 'assets', s.payload #>> '{assessments,-1}'
        from referral_row f
        join resource_row r using (resource_id)
        left join need_row n on n.need_id = f.need_id
        left join grain_state s on s.state_name = 'newcomer' and s.grain_key = f.newcomer_id
        left join lateral (select s.payload -> 'consents' as consents where jsonb_array_length(coalesce(s.payload -> 'consents', '[]')) > 0) c on true
        where f.provider_id = $1 and f.status in ('requested', 'accepted', 'in-progress', 'on-hold') and ($3 = '' or f.referral_id = $3)
        order by f.requested_at
        limit $2
        """;

    private const string Own = """
        select o.opening_id, r.profile::text, o.unit, o.maximum, o.held, o.taken, o.closed, o.starts_on, o.affirmed_at
        from resource_row r
        join opening o using (resource_id)
        where r.provider_id = $1
        order by o.closed, o.posted_at desc
        limit $2
        """;

    /// <summary>Referrals that want something of the provider, oldest first.</summary>
    public Task<IReadOnlyList<IncomingReferral>> Referrals(ProviderId provider, CancellationToken cancellation = default) => ReadReferrals(provider, "", cancellation);

    /// <summary>One of them; null when it wants nothing of the provider.</summary>
    public async Task<IncomingReferral?> Referral(ProviderId provider, ReferralId referralId, CancellationToken cancellation = default) =>
        (await ReadReferrals(provider, referralId.Value, cancellation)).SingleOrDefault();

    private async Task<IReadOnlyList<IncomingReferral>> ReadReferrals(ProviderId provider, string only, CancellationToken cancellation)
    {
        await using var command = Ask(Incoming, provider);
        command.Parameters.AddWithValue(only);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<IncomingReferral>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                new(rows.GetString(0)),
                new(rows.GetString(1)),
                rows.GetString(2),
                rows.GetString(3),
                Slugs<ReferralStatus>.TryParse(rows.GetString(4), out var status) ? status : throw new InvalidDataException($"Unknown referral status {rows.GetString(4)}."),
                rows.GetFieldValue<DateTimeOffset>(5),
                rows.GetFieldValue<DateTimeOffset>(6),
                rows.IsDBNull(7) ? null : rows.GetInt16(7),
                rows.IsDBNull(8) ? null : rows.GetString(8),
                new(rows.GetString(10), rows.GetString(11)),
                rows.GetBoolean(12))
            {
                Shared = SharedBy(rows, provider, clock.GetUtcNow()),
                Record = Read<Referral>(rows, 9),
            });
        }

        return found;
    }

    /// <summary>Openings of the provider, open ones and newest first.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="counted">Waiting people by resource, as they were counted lately; they are counted anew when it is null or lacks a resource.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<OwnOpening>> Openings(ProviderId provider, IReadOnlyDictionary<ResourceId, int>? counted = null, CancellationToken cancellation = default)
    {
        var found = new List<OwnOpening>();
        var profiles = new Dictionary<ResourceId, ResourceProfile>();
        await using (var command = Ask(Own, provider))
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                var profile = Read<ResourceProfile>(rows, 1)!;
                profiles[profile.ResourceId] = profile;
                found.Add(new(
                    new(rows.GetString(0)),
                    profile.Title,
                    profile.ServiceType,
                    profile.Kind,
                    Slugs<CapacityUnit>.TryParse(rows.GetString(2), out var unit) ? unit : throw new InvalidDataException($"Unknown unit {rows.GetString(2)}."),
                    new(rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5)),
                    rows.GetBoolean(6),
                    rows.IsDBNull(7) ? null : rows.GetFieldValue<DateOnly>(7),
                    rows.GetFieldValue<DateTimeOffset>(8)));
            }
        }

        var counts = counted is not null && profiles.Keys.All(counted.ContainsKey) ? counted : await waiting.Of(profiles.Values, cancellation);
        return [.. found.Select(opening => opening with { WaitingMatches = counts.GetValueOrDefault(opening.OpeningId.Resource) })];
    }

    /// <summary>The person of a referral, as far as consents in force show them at this moment; null when nothing may be shown.</summary>
    private static SharedPerson? SharedBy(NpgsqlDataReader row, ProviderId provider, DateTimeOffset now)
    {
        if (row.IsDBNull(13) || Read<Referral>(row, 9) is not { SharedFields: { IsEmpty: false } asked })
        {
            return null;
        }

        var fields = Sharing.Covered(Read<ImmutableArray<Consent>>(row, 13), provider, now).Where(asked.Contains).ToArray();
        return fields.Length == 0 ? null : Sharing.Show(Read<Person>(row, 14)!, Read<ImmutableArray<Asset>>(row, 15), Read<Assessment>(row, 16), fields);
    }

    private static T? Read<T>(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? default : JsonSerializer.Deserialize<T>(row.GetString(column), CoordinationJson.Options);

    private NpgsqlCommand Ask(string sql, ProviderId provider)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(provider.Value);
        command.Parameters.AddWithValue(RowsMax);
        return command;
    }
}

/// <summary>A referral as its provider may see it: no name, no birth date, unless a consent in force shows them.</summary>
public sealed record IncomingReferral(
    ReferralId ReferralId, NewcomerId NewcomerId, string ServiceType, string RegionCode, ReferralStatus Status, DateTimeOffset RequestedAt,
    DateTimeOffset RespondBy, int? Urgency, string? Language, BilingualText Title, bool IsPending)
{
    /// <summary>The person, as far as consents in force show them; null when nothing may be shown.</summary>
    public SharedPerson? Shared { get; init; }

    /// <summary>The referral as it is kept, with what was said on it and who came; null for a moment after it was sent.</summary>
    public Referral? Record { get; init; }

    /// <summary>The worker's note; null when there is none.</summary>
    public string? Note => Record?.Note;
}

/// <summary>An opening of one's own.</summary>
public sealed record OwnOpening(
    OpeningId OpeningId, BilingualText Title, string ServiceType, ResourceKind Kind, CapacityUnit Unit, OpeningBalance Balance, bool IsClosed,
    DateOnly? StartsOn, DateTimeOffset AffirmedAt)
{
    /// <summary>How many waiting people match its resource; see <see cref="Grains.Referrals.WaitingMatches"/>.</summary>
    public int WaitingMatches { get; init; }
}
