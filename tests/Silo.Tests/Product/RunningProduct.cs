using Coordination.Silo.Hosting;
using Coordination.Silo.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>The whole product as <c>./run --no-demo</c> starts it, on a data directory and an address of its own.</summary>
public class RunningProduct : IAsyncLifetime
{
    private readonly string directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-product-{Guid.NewGuid():n}")).FullName;
    private RunningHost? host;

    /// <summary>Where it answers.</summary>
    public Uri Address => host!.Address;

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => host!.Services;

    /// <summary>How its database is reached, password included.</summary>
    public string ConnectionString => RunningNote.Read(directory)!.ConnectionString;

    /// <summary>Its database.</summary>
    public NpgsqlDataSource Database => host!.Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Settings beside the usual ones.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => host = await CoordinationHost.Start(new Dictionary<string, string?>(Settings)
    {
        ["urls"] = "http://127.0.0.1:0",
        ["Coordination:DataDirectory"] = directory,
        ["Coordination:NoDemo"] = "true",
    });

    /// <summary>A client signed in as one of the demonstration users.</summary>
    internal Task<Api> SignIn(string user, string language = "en") =>
        Api.SignIn(Address, user, host!.Services.GetRequiredService<DemoUsers>().Password!, language);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host!.DisposeAsync();
        Directory.Delete(directory, recursive: true);
        GC.SuppressFinalize(this);
    }
}
