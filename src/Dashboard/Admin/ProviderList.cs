using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Dashboard.Admin;

/// <summary>Organizations by name, pending ones first.</summary>
public sealed class ProviderList(NpgsqlDataSource database)
{
    private const int ChoicesMax = 500;

    private const string ByName = """
        select provider_id, name_en, name_fr, kind, region_code, active, count(*) over ()
        from provider_row
        where name_en ilike $1 escape '\' or name_fr ilike $1 escape '\'
        order by active, name_en, provider_id
        limit $2
        """;

    private const string Active = """
        select provider_id, name_en, name_fr from provider_row
        where (active and region_code = any($1)) or provider_id = any($2)
        order by name_en, provider_id limit $3
        """;

    /// <summary>Approved organizations of these divisions, by name, and those asked for by id.</summary>
    public async Task<IReadOnlyDictionary<ProviderId, BilingualText>> In(IEnumerable<string> divisions, IEnumerable<ProviderId> named, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Active);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(named.Select(id => id.Value).ToArray());
        command.Parameters.AddWithValue(ChoicesMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<ProviderId, BilingualText>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(rows.GetString(0)), new(rows.GetString(1), rows.GetString(2)));
        }

        return found;
    }

    /// <summary>Organizations whose name contains the text, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<ProviderRow> Rows, long Count)> Find(string text, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(ByName);
        command.Parameters.AddWithValue($"%{text.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%");
        command.Parameters.AddWithValue(Limits.PageSizeMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<ProviderRow>();
        var count = 0L;
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                new(rows.GetString(0)),
                new(rows.GetString(1), rows.GetString(2)),
                Slugs<ProviderKind>.TryParse(rows.GetString(3), out var kind) ? kind : throw new InvalidDataException($"Unknown kind {rows.GetString(3)}."),
                rows.GetString(4),
                rows.GetBoolean(5)));
            count = rows.GetInt64(6);
        }

        return (found, count);
    }
}

/// <summary>An organization in a list.</summary>
public sealed record ProviderRow(ProviderId ProviderId, BilingualText Name, ProviderKind Kind, string RegionCode, bool IsActive);
