using System.Globalization;
using Npgsql;

namespace Coordination.Support;

/// <summary>Plain SQL against the database of a connection string.</summary>
public static class Sql
{
    /// <summary>Runs statements; answers the number of rows they changed.</summary>
    public static async Task<int> Run(this string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Keeps everybody from writing to a table until what is returned is disposed; it can be read, unless the mode says otherwise.</summary>
    public static async Task<IAsyncDisposable> Lock(this string connectionString, string table, string mode = "share")
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"lock table {table} in {mode} mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<IReadOnlyList<T>> Column<T>(this string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
        {
            values.Add(await reader.GetFieldValueAsync<T>(0));
        }

        return values;
    }

    /// <summary>Every row as one line of text, its columns divided by <c>|</c> and null as nothing.</summary>
    public static async Task<IReadOnlyList<string>> Rows(this string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(column => reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
