using System.Security.Cryptography;
using Npgsql;

namespace Coordination.Silo.Hosting;

/// <summary>Secrets that every process of one community shares: kept in the database, made by the first that asks.</summary>
internal static class SharedSecrets
{
    private const int Bytes = 32;

    private const string MakeOrRead = """
        with made as (insert into secret (name, value) values ($1, $2) on conflict (name) do nothing returning value)
        select value from made union all select value from secret where name = $1 limit 1
        """;

    /// <summary>The secret with this name. A file left in the data directory by an earlier version is taken over.</summary>
    public static async Task<byte[]> Of(string connectionString, string name, string dataDirectory, CancellationToken cancellation)
    {
        var file = Path.Combine(dataDirectory, "secrets", name);
        var mine = File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellation) : RandomNumberGenerator.GetBytes(Bytes);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        while (true)
        {
            await using var command = new NpgsqlCommand(MakeOrRead, connection) { Parameters = { new() { Value = name }, new() { Value = mine } } };
            if (await command.ExecuteScalarAsync(cancellation) is byte[] secret)
            {
                return secret;
            }

            // Another process made it in this moment, after this statement had begun; the next one sees it.
        }
    }
}
