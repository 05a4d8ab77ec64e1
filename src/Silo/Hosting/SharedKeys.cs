using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Coordination.Silo.Hosting;

/// <summary>Keeps the keys that protect sessions and tokens in the database, so that every process of one community takes what another has issued.</summary>
internal sealed class SharedKeys(string connectionString) : IXmlRepository
{
    // Any number will do as long as it never changes: it is what two processes meet at.
    private const long LockKey = 0x4B657973;

    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    /// <summary>Adds them.</summary>
    public static void Add(IServiceCollection services, string connectionString)
    {
        services.AddDataProtection().SetApplicationName(SiloHosting.Name);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new SharedKeys(connectionString));
    }

    /// <summary>Makes the first key where there is none. Processes that start together would make one each, and not know the others' until the next day.</summary>
    public static async Task MakeFirst(IServiceProvider services, string connectionString, CancellationToken cancellation)
    {
        // The lock lives as long as this connection; a pooled one would keep it.
        await using var guard = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await guard.OpenAsync(cancellation);
        await using var meet = new NpgsqlCommand($"select pg_advisory_lock({LockKey})", guard);
        await meet.ExecuteNonQueryAsync(cancellation);
        var keys = services.GetRequiredService<IKeyManager>();
        if (keys.GetAllKeys().Count == 0)
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            keys.CreateNewKey(now, now + KeyLifetime);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand("select xml from protection_key order by made_at", connection);
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand("insert into protection_key (name, xml) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = friendlyName }, new() { Value = element.ToString(SaveOptions.DisableFormatting) } },
        };
        command.ExecuteNonQuery();
    }
}
