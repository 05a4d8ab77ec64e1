using System.Diagnostics;
using System.Globalization;
using Coordination.Silo.SignIn;
using Coordination.Silo.Storage;
using Npgsql;

namespace Coordination.Silo.Hosting.OneMachine;

/// <summary>Several silos and dashboards on this machine by one command: this process holds the database and the front address, each other part is a process of its own.</summary>
internal static class Launcher
{
    /// <summary>Connections that all processes together leave free for whoever looks into the embedded database.</summary>
    private const int ConnectionsMax = 380;
    private const int PoolMax = 64;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    /// <summary>Starts everything, goes on until it is asked to stop, then stops everything.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started; the message is meant for the person who does.</exception>
    public static async Task Run(Dictionary<string, string?> settings)
    {
        var began = Stopwatch.GetTimestamp();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        Logging.Set(builder.Logging);
        if (!Addresses.AreLoopback(builder.Configuration))
        {
            throw new InvalidOperationException("A cluster on one machine listens on loopback addresses only. Elsewhere start each role by itself, on a given database.");
        }

        var launch = LaunchOptions.Of(builder.Configuration);
        var options = builder.Configuration.GetSection(CoordinationOptions.Section).Get<CoordinationOptions>() ?? new();
        options.OnOneMachine = true;
        await using var database = await DatabaseHome.Open(builder.Configuration, options, CancellationToken.None);
        await SchemaMigrations.Apply(database.ConnectionString, database.Logger, CancellationToken.None);
        if (database.IsEmbedded)
        {
            await ForgetTheDead(database.ConnectionString);
            RunningNote.Write(options.DataDirectory, database, gatewayPort: 0);
        }

        var password = SignInHosting.IsDemoAllowed(builder.Configuration, options) ? DemoUsers.PasswordIn(options.DataDirectory) : null;
        var frontPort = new Uri(Addresses.Of(builder.Configuration)[0]).Port;
        var parts = new Parts(settings, options, PoolFor(database, launch), password);
        var silos = Enumerable.Range(1, launch.Silos).Select(number => parts.Silo(number, After(frontPort, number))).ToArray();
        var dashboards = Enumerable.Range(1, launch.Dashboards).Select(number => parts.Dashboard(number, After(frontPort, launch.Silos + number))).ToArray();
        Child[] children = [.. silos, .. dashboards];

        builder.WebHost.UseUrls([.. Addresses.Of(builder.Configuration)]);
        Front.Add(builder, silos, dashboards);
        await using var app = builder.Build();
        Front.Use(app);
        using var http = new HttpClient();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(app.Lifetime.ApplicationStopping);
        var watches = Task.CompletedTask;
        try
        {
            // The front listens before the rest runs, so that a signal meanwhile is heard and a taken port is noticed at once.
            await app.StartAsync();
            foreach (var child in children)
            {
                child.Start();
            }

            await Task.WhenAll(children.Select(child => child.Ready(http, stopping.Token)));
            Print(new RunningHost(app, database).Address, children, password, launch, Stopwatch.GetElapsedTime(began));
            watches = Task.WhenAll(children.Select(child => Watch(child, launch.RestartAfter, http, stopping.Token)));
            await app.WaitForShutdownAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped before everything had started.
        }
        finally
        {
            await stopping.CancelAsync();
            await watches;
            await Task.WhenAll(children.Select(child => child.Stop(StopPatience)));
            Array.ForEach(children, child => child.Dispose());
        }
    }

    private static int After(int frontPort, int number) => SiloHosting.Port(frontPort == 0 ? 0 : frontPort + number);

    /// <summary>Each process keeps two pools, its own and that of the engine's providers.</summary>
    private static string PoolFor(DatabaseHome database, LaunchOptions launch) => database.IsEmbedded
        ? new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            MaxPoolSize = Math.Min(PoolMax, ConnectionsMax / (2 * (launch.Silos + launch.Dashboards))),
        }.ConnectionString
        : database.ConnectionString;

    /// <summary>Nobody else uses an embedded database, so silos in its table that a kill has left there are dead; the new ones need not find that out.</summary>
    private static async Task ForgetTheDead(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("delete from membership", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Watch(Child child, TimeSpan restartAfter, HttpClient http, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var (died, code) = (child.ProcessId, await child.Ended(stopping));
                Console.WriteLine($"{child.Name} (process {died}) ended with code {code}; the rest goes on. It is started again in {restartAfter.TotalSeconds:0} s.");
                await Task.Delay(restartAfter, stopping);
                child.Start();
                Console.WriteLine($"{child.Name} is started again as process {child.ProcessId}.");
                try
                {
                    await child.Ready(http, stopping);
                    Console.WriteLine($"{child.Name} (process {child.ProcessId}) is ready again at {child.Address.GetLeftPart(UriPartial.Authority)}.");
                }
                catch (InvalidOperationException)
                {
                    // It ended once more; that is said above.
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Everything stops.
        }
    }

    private static void Print(Uri front, Child[] children, string? password, LaunchOptions launch, TimeSpan elapsed)
    {
        var lines = children.Select(child => (child.Name, child.Address, child.ProcessId)).Prepend(("front", front, Environment.ProcessId));
        foreach (var (name, address, process) in lines)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-12} {address.GetLeftPart(UriPartial.Authority),-24} process {process}"));
        }

        if (password is not null)
        {
            Console.WriteLine($"Demonstration sign-ins: {string.Join(", ", Roles.All)}; password of each: {password}");
        }

        Console.WriteLine($"Any one of the {children.Length} processes behind the front may be killed; it is started again after {launch.RestartAfter.TotalSeconds:0} s.");
        Console.WriteLine($"Coordination serves {front.GetLeftPart(UriPartial.Authority)} (all ready {elapsed.TotalSeconds:0.0} s after the start)");
    }
}
