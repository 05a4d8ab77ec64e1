using System.Security.Claims;
using Coordination.Domain;
using Coordination.Domain.Resources;
using Coordination.Grains.Providers;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Grains.Exports;

/// <summary>One file that left the building.</summary>
/// <param name="ExportId">Grows with each; a place in the list.</param>
/// <param name="At">When.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Role">All their roles, with a space between.</param>
/// <param name="Organization">The organization they act for; null when they belong to none.</param>
/// <param name="OrganizationName">What it is called.</param>
/// <param name="What">A slug of <see cref="ExportKind"/>.</param>
/// <param name="Filters">As they stand in the address, such as <c>region=35&amp;type=all</c>.</param>
/// <param name="Format">csv, xlsx or pdf.</param>
/// <param name="Rows">Rows of the table; of a brief, those of its table.</param>
public sealed record ExportEntry(
    long ExportId, DateTimeOffset At, string By, string Role, ProviderId? Organization, BilingualText? OrganizationName, ExportKind What, string Filters, string Format, int Rows);

/// <summary>Which files left the building. An export is on disk here before anybody has it.</summary>
public sealed class ExportLog(NpgsqlDataSource database, Memberships memberships, TimeProvider clock)
{
    private const string Append = """
        insert into export_log (at, exported_by, role, organization_id, what, filters, format, row_count) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const string Latest = """
        select e.export_id, e.at, e.exported_by, e.role, e.organization_id, e.what, e.filters, e.format, e.row_count, p.name_en, p.name_fr
        from export_log e left join provider_row p on p.provider_id = e.organization_id
        where e.export_id < $1 order by e.export_id desc limit $2
        """;

    /// <summary>Rows of one page of the list.</summary>
    public const int RowsMax = 50;

    /// <summary>Records an export by this user. What was not recorded may not be given.</summary>
    /// <param name="user">Who is signed in.</param>
    /// <param name="what">What goes out.</param>
    /// <param name="filters">As they stand in the address, without the question mark.</param>
    /// <param name="format">csv, xlsx or pdf.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="cancellation">Ends the writing; nothing may be given then.</param>
    public async Task Note(ClaimsPrincipal user, ExportKind what, string filters, string format, int rows, CancellationToken cancellation = default)
    {
        var by = user.FindFirstValue(ClaimTypes.Name) ?? "";
        var organization = await memberships.Of(by, cancellation);
        await using var command = database.CreateCommand(Append);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue(by);
        command.Parameters.AddWithValue(string.Join(' ', user.FindAll(ClaimTypes.Role).Select(role => role.Value).Order(StringComparer.Ordinal)));
        command.Parameters.Add(new() { Value = (object?)organization?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.AddWithValue(Slugs<ExportKind>.Of(what));
        command.Parameters.AddWithValue(filters);
        command.Parameters.AddWithValue(format);
        command.Parameters.AddWithValue(rows);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The latest exports, at most <see cref="RowsMax"/>.</summary>
    /// <param name="before">Only those before this one of the list; null for the latest.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<ExportEntry>> List(long? before = null, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Latest);
        command.Parameters.AddWithValue(before ?? long.MaxValue);
        command.Parameters.AddWithValue(RowsMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<ExportEntry>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetString(2), rows.GetString(3),
                rows.IsDBNull(4) ? null : new ProviderId(rows.GetString(4)),
                rows.IsDBNull(9) ? null : new BilingualText(rows.GetString(9), rows.GetString(10)),
                Slugs<ExportKind>.TryParse(rows.GetString(5), out var what) ? what : throw new InvalidDataException($"Unknown kind of export {rows.GetString(5)}."),
                rows.GetString(6), rows.GetString(7), rows.GetInt32(8)));
        }

        return found;
    }
}
