using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Npgsql;

namespace Coordination.Silo.Storage;

/// <summary>Brings a database to the schema of this program. Safe to call from several processes at once.</summary>
public static partial class SchemaMigrations
{
    // Any number will do as long as it never changes: it is what two migrating processes meet at.
    private const long LockKey = 0x436F6F7264;

    /// <summary>Applies the scripts the database has not seen, in the order of their names, each in a transaction.</summary>
    /// <exception cref="InvalidOperationException">A script fails, or the database would answer before it has written to disk.</exception>
    public static async Task Apply(string connectionString, ILogger logger, CancellationToken cancellation)
    {
        // The lock lives as long as this connection; a pooled one would keep it.
        var alone = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
        await using var guard = new NpgsqlConnection(alone);
        await guard.OpenAsync(cancellation);
        await Execute(guard, $"select pg_advisory_lock({LockKey})", cancellation);
        await RequireDurability(guard, cancellation);
        ApplyScripts(alone, logger);
    }

    private static void ApplyScripts(string connectionString, ILogger logger)
    {
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled() // The bodies of functions stand between double dollars, which DbUp takes for variables.
            .JournalToPostgresqlTable(null, "schema_version")
            .LogTo(new QuietLog())
            .Build().PerformUpgrade();
        foreach (var script in result.Scripts)
        {
            LogApplied(logger, script.Name);
        }

        if (!result.Successful)
        {
            throw new InvalidOperationException($"The schema script {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }
    }

    private static async Task RequireDurability(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select current_setting('synchronous_commit') || ' ' || current_setting('fsync')", connection);
        var settings = (string)(await command.ExecuteScalarAsync(cancellation))!;
        if (settings is not ("on on" or "remote_apply on"))
        {
            throw new InvalidOperationException(
                $"The database answers before it has written to disk (synchronous_commit and fsync are '{settings}', both must be 'on'), "
                + "so a confirmed place could be lost. Set them in postgresql.conf, or with 'alter role ... set synchronous_commit = on'.");
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Schema script {Script} applied")]
    private static partial void LogApplied(ILogger logger, string script);

    // What DbUp would say is in the result it returns.
    private sealed class QuietLog : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args) { }
        public void LogDebug(string format, params object[] args) { }
        public void LogInformation(string format, params object[] args) { }
        public void LogWarning(string format, params object[] args) { }
        public void LogError(string format, params object[] args) { }
        public void LogError(Exception ex, string format, params object[] args) { }
    }
}
