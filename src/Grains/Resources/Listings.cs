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

    private const string FarReaching = """
         where r.region_code = any($1) and (r.modality <> 'in-person' or (r.profile->>'catchmentKm')::double precision > 60)
        """;

    /// <summary>The regions whose view a resource is part of: its division, and its province when it reaches people beyond the usual distance.</summary>
    public static IEnumerable<string> RegionsOf(ResourceProfile profile) =>
        (profile.Modality is Modality.InPerson && !(profile.CatchmentKm > Eligibility.DefaultCatchmentKm)) || RegionTable.ProvinceOf(profile.RegionCode) is not { } province
            ? [profile.RegionCode]
            : [profile.RegionCode, province.Code];

    /// <summary>Every opening in a division.</summary>
    public Task<ImmutableArray<OpeningListing>> InDivision(string division) => Read(Columns + " where r.region_code = $1", division);

    /// <summary>Every opening in a province that reaches people beyond the usual distance.</summary>
    public Task<ImmutableArray<OpeningListing>> FarReachingInProvince(string province) =>
        Read(Columns + FarReaching, RegionTable.DivisionsWithin(province).ToArray());

    /// <summary>Every opening of a provider, by resource and start.</summary>
    public Task<ImmutableArray<OpeningListing>> OfProvider(ProviderId provider) =>
        Read(Columns + " where r.provider_id = $1 order by r.resource_id, o.starts_on nulls first, o.opening_id", provider.Value);

    private async Task<ImmutableArray<OpeningListing>> Read(string sql, object parameter)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        var listings = ImmutableArray.CreateBuilder<OpeningListing>();
        while (await reader.ReadAsync())
        {
            listings.Add(new(
                new(reader.GetString(0)),
                reader.GetInt64(1),
                JsonSerializer.Deserialize<ResourceProfile>(reader.GetString(10), CoordinationJson.Options)!,
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
