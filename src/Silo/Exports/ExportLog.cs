using Coordination.Domain;
using Npgsql;

namespace Coordination.Silo.Exports;

/// <summary>One file that left the building.</summary>
internal sealed record ExportRecord(DateTimeOffset At, string By, string Role, string What, string Format, string RegionCode, string ServiceType, int Rows);

/// <summary>Which files left the building. An export is on disk here before anybody has it.</summary>
internal sealed class ExportLog(NpgsqlDataSource database)
{
    private const string Append = """
        insert into export_log (at, exported_by, role, what, format, region_code, service_type, row_count) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const string Latest = """
        select at, exported_by, role, what, format, region_code, service_type, row_count from export_log order by at desc, export_id desc limit $1
        """;

    /// <summary>Records an export.</summary>
    public async Task Note(ExportRecord export, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Append);
        command.Parameters.AddWithValue(export.At.ToUniversalTime());
        command.Parameters.AddWithValue(export.By);
        command.Parameters.AddWithValue(export.Role);
        command.Parameters.AddWithValue(export.What);
        command.Parameters.AddWithValue(export.Format);
        command.Parameters.AddWithValue(export.RegionCode);
        command.Parameters.AddWithValue(export.ServiceType);
        command.Parameters.AddWithValue(export.Rows);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The latest exports, at most <see cref="Limits.PageSizeMax"/>.</summary>
    public async Task<IReadOnlyList<ExportRecord>> List(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Latest);
        command.Parameters.AddWithValue(Limits.PageSizeMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<ExportRecord>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(rows.GetFieldValue<DateTimeOffset>(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6), rows.GetInt32(7)));
        }

        return found;
    }
}
