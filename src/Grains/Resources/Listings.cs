using System.Text.Json;
using Coordination.Domain.Geography;
using Coordination.Domain.Matching;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Resources;

/// <summary>Openings as their regions list them, read from the database.</summary>
public sealed class Listings(NpgsqlDataSource database)
{
    private const string Columns = """
        select o.opening_id, o.version, o.maximum, o.held, o.taken, o.closed, o.unit, o.starts_on, o.ends_on, o.affirmed_at, r.profile::text
        from opening o join resource_row r using (resource_id)
        """;

    /// <summary>A resource row that is written gets another xmin, whatever was changed in it.</summary>
    private const string StampColumns = """
        select o.opening_id, o.version, r.xmin::text
        from opening o join resource_row r using (resource_id)
        """;

    private const string FarReaching = """
         where r.region_code = any($1) and (r.modality <> 'in-person' or (r.profile->>'catchmentKm')::double precision > 60)
        """;

    /// <summary>The regions whose view a resource is part of: its division, and its province when it reaches people beyond the usual distance.</summary>
    public static IEnumerable<string> RegionsOf(ResourceProfile profile) =>
        (profile.Modality is Modality.InPerson && !(profile.CatchmentKm > Eligibility.DefaultCatchmentKm)) || RegionTable.ProvinceOf(profile.RegionCode) is not { } province
            ? [profile.RegionCode]
            : [profile.RegionCode, province.Code];

    /// <summary>How every opening stands that a region lists: those of a division, or those of a province that reach people beyond the usual distance.</summary>
    internal Task<Dictionary<OpeningId, ListingStamp>> Stamps(string region, bool isDivision) =>
        isDivision ? ReadStamps(" where r.region_code = $1", region) : ReadStamps(FarReaching, RegionTable.DivisionsWithin(region).ToArray());

    private async Task<Dictionary<OpeningId, ListingStamp>> ReadStamps(string where, object parameter)
    {
        await using var command = database.CreateCommand(StampColumns + where + " and not r.pending");
        command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        var stamps = new Dictionary<OpeningId, ListingStamp>();
        while (await reader.ReadAsync())
        {
            stamps.Add(new(reader.GetString(0)), new(reader.GetInt64(1), reader.GetString(2)));
        }

        return stamps;
    }

    /// <summary>How every opening of these divisions stands.</summary>
    internal Task<Dictionary<OpeningId, ListingStamp>> Stamps(string[] divisions) => ReadStamps(" where r.region_code = any($1)", divisions);

    /// <summary>These openings.</summary>
    internal async Task<ImmutableArray<OpeningListing>> Of(IReadOnlyCollection<OpeningId> openings) =>
        openings.Count == 0 ? [] : await Read(Columns + " where o.opening_id = any($1)", openings.Select(opening => opening.Value).ToArray());

    /// <summary>Every opening of a provider, by resource and start.</summary>
    public Task<ImmutableArray<OpeningListing>> OfProvider(ProviderId provider) =>
        Read(Columns + " where r.provider_id = $1 order by r.resource_id, o.starts_on nulls first, o.opening_id", provider.Value);

    private async Task<ImmutableArray<OpeningListing>> Read(string sql, object parameter)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        var listings = ImmutableArray.CreateBuilder<OpeningListing>();
        var profiles = new Dictionary<string, ResourceProfile>(); // A resource with many openings is read once.
        while (await reader.ReadAsync())
        {
            var text = reader.GetString(10);
            if (!profiles.TryGetValue(text, out var profile))
            {
                profiles[text] = profile = JsonSerializer.Deserialize<ResourceProfile>(text, CoordinationJson.Options)!;
            }

            listings.Add(new(
                new(reader.GetString(0)),
                reader.GetInt64(1),
                profile,
                new(Slugs<CapacityUnit>.Parse(reader.GetString(6)), Day(reader, 7), Day(reader, 8)),
                new(reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)),
                reader.GetBoolean(5),
                reader.GetFieldValue<DateTimeOffset>(9)));
        }

        return listings.ToImmutable();
    }

    private static DateOnly? Day(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}

/// <summary>How an opening stands in the database.</summary>
/// <param name="Version">Its version.</param>
/// <param name="ResourceWrite">Another with every write of its resource.</param>
internal sealed record ListingStamp(long Version, string ResourceWrite);
