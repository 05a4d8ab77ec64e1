using Coordination.Silo.Storage;

namespace Coordination.Silo.Hosting;

/// <summary>The database this process works on: the one it was given, or one of its own.</summary>
internal sealed class DatabaseHome : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;
    private readonly ILoggerFactory loggers;

    private DatabaseHome(string connectionString, EmbeddedPostgres? embedded, ILoggerFactory loggers)
    {
        ConnectionString = connectionString;
        this.embedded = embedded;
        this.loggers = loggers;
        Logger = loggers.CreateLogger<DatabaseHome>();
    }

    /// <summary>How to reach it, password included.</summary>
    public string ConnectionString { get; }

    /// <summary>True when it was started here and stops with this process.</summary>
    public bool IsEmbedded => embedded is not null;

    /// <summary>For what happens before the host has its own log.</summary>
    public ILogger Logger { get; }

    /// <summary>With a connection string nothing embedded starts.</summary>
    public static async Task<DatabaseHome> Open(IConfiguration configuration, CoordinationOptions options, CancellationToken cancellation)
    {
        var loggers = LoggerFactory.Create(Logging.Set);
        if (configuration.GetConnectionString("Coordination") is { Length: > 0 } given)
        {
            return new(given, null, loggers);
        }

        var postgres = new EmbeddedPostgresOptions
        {
            DataDirectory = Path.GetFullPath(options.DataDirectory),
            BinPath = configuration[$"{EmbeddedPostgresOptions.Section}:{nameof(EmbeddedPostgresOptions.BinPath)}"],
        };
        var embedded = await EmbeddedPostgres.Start(postgres, loggers.CreateLogger<EmbeddedPostgres>(), cancellation);
        return new(embedded.ConnectionString, embedded, loggers);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }

        loggers.Dispose();
    }
}
