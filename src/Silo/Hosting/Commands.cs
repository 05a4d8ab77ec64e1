using System.Diagnostics;
using Coordination.Silo.Hosting.OneMachine;
using Coordination.Silo.SignIn;
using Coordination.Silo.Storage;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Hosting;

/// <summary>What the program can be told to do: serve, migrate, import.</summary>
internal static class Commands
{
    private const int Success = 0;
    private const int Failure = 1;
    private const string Usage = """
        Usage:
          (nothing)                 serve; --urls http://127.0.0.1:5080, --data DIR, --no-demo, --demo-scale N
          --cluster N               serve with N silos and --dashboards M, each a process of its own on this machine
          migrate                   bring the database schema up to date
          import hsds PATH          providers, resources and openings from HSDS or Ohana files
          import arrivals CSV       permanent residents by census division and month
        """;

    /// <summary>Does it; the exit code tells how it went.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        try
        {
            var (settings, words) = CommandLine.Read(arguments);
            return words switch
            {
                [] => await Serve(settings),
                ["migrate"] => await Migrate(settings),
                ["import", .. var rest] => await ImportRun.Run(settings, rest),
                _ => Refuse($"Unknown command: {string.Join(' ', words)}"),
            };
        }
        catch (FormatException exception)
        {
            return Refuse(exception.Message);
        }
        catch (OptionsValidationException exception)
        {
            return Refuse(string.Join(Environment.NewLine, exception.Failures));
        }
        catch (InvalidOperationException exception) when (exception.InnerException is FormatException)
        {
            // The binder names the setting and the value it could not read.
            return Refuse(exception.Message);
        }
        catch (InvalidOperationException exception) when (exception.TargetSite?.DeclaringType?.Namespace?.StartsWith("Coordination", StringComparison.Ordinal) == true)
        {
            // Messages of the embedded database are meant for the person who starts the program.
            await Console.Error.WriteLineAsync(exception.Message);
            return Failure;
        }
    }

    private static async Task<int> Serve(Dictionary<string, string?> settings)
    {
        if (LaunchOptions.Of(Configuration(settings)).Silos > 0)
        {
            await Launcher.Run(settings);
            return Success;
        }

        // Not from the start of the process: the shell that built the program became this process.
        var began = Stopwatch.GetTimestamp();
        await using var host = await CoordinationHost.Start(settings);
        using var browser = new HttpClient { BaseAddress = host.Address };
        using var firstPage = await browser.GetAsync(new Uri(host.HasPages ? "/sign-in" : "/health/live", UriKind.Relative));
        if (host.IsLaunched)
        {
            // The launcher says it for all of its processes.
            await host.WaitForShutdown();
            return Success;
        }

        Console.WriteLine($"Coordination serves {host.Address.GetLeftPart(UriPartial.Authority)} (first page {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the start)");
        if (host.Services.GetRequiredService<DemoUsers>() is { AreEnabled: true } users)
        {
            Console.WriteLine($"Demonstration sign-ins: {string.Join(", ", Roles.All)}; password of each: {users.Password}");
        }

        await host.WaitForShutdown();
        return Success;
    }

    private static async Task<int> Migrate(Dictionary<string, string?> settings)
    {
        var configuration = Configuration(settings);
        var options = configuration.GetSection(CoordinationOptions.Section).Get<CoordinationOptions>() ?? new();
        await using var database = await DatabaseHome.Open(configuration, options, CancellationToken.None);
        await SchemaMigrations.Apply(database.ConnectionString, database.Logger, CancellationToken.None);
        return Success;
    }

    private static IConfiguration Configuration(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build();

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return Failure;
    }
}
