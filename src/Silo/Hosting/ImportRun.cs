using Coordination.Grains;
using Coordination.Grains.Cluster;
using Coordination.Silo.Import;
using Coordination.Silo.Storage;
using Npgsql;

namespace Coordination.Silo.Hosting;

/// <summary>Runs an import: as a client of the product that runs on the data directory, or with a silo of its own for as long as it takes.</summary>
internal static class ImportRun
{
    /// <summary>Runs it; the exit code is that of the import.</summary>
    public static async Task<int> Run(Dictionary<string, string?> settings, string[] words)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build();
        var options = configuration.GetSection(CoordinationOptions.Section).Get<CoordinationOptions>() ?? new();
        var isGiven = configuration.GetConnectionString("Coordination") is { Length: > 0 };
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stopping.Cancel();
        };
        return !isGiven && DirectoryLock.IsTaken(options.DataDirectory) && RunningNote.Read(options.DataDirectory) is { } running
            ? await AsClient(running, words, stopping.Token)
            : await WithOwnSilo(configuration, options, words, stopping.Token);
    }

    private static async Task<int> AsClient(RunningNote running, string[] words, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder();
        Logging.Set(builder.Logging);
        if (running.GatewayPort == 0)
        {
            SiloHosting.AddClient(builder, running.ConnectionString);
        }
        else
        {
            builder.UseOrleansClient(client => client.UseLocalhostClustering(running.GatewayPort, SiloHosting.Name, SiloHosting.Name).AddCoordination());
            builder.Services.AddCoordinationReading(running.ConnectionString);
        }

        using var host = builder.Build();
        return await Import(host, words, cancellation);
    }

    private static async Task<int> WithOwnSilo(IConfiguration configuration, CoordinationOptions options, string[] words, CancellationToken cancellation)
    {
        await using var database = await DatabaseHome.Open(configuration, options, cancellation);
        await SchemaMigrations.Apply(database.ConnectionString, database.Logger, cancellation);
        var builder = WebApplication.CreateBuilder();
        Logging.Set(builder.Logging);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        options.SiloPort ??= 0;
        options.GatewayPort ??= 0;
        SiloHosting.AddSilo(builder, options, database);
        await using var host = builder.Build();
        return await Import(host, words, cancellation);
    }

    private static async Task<int> Import(IHost host, string[] words, CancellationToken cancellation)
    {
        await host.StartAsync(cancellation);
        try
        {
            return await ImportCommand.Run(
                words, host.Services.GetRequiredService<IGrainFactory>(), host.Services.GetRequiredService<NpgsqlDataSource>(), Console.Out, cancellation);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
