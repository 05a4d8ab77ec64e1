using System.Text.Json;

namespace Coordination.Silo.Hosting;

/// <summary>How a command such as <c>import</c> reaches the product that runs on the same data directory. Readable by its owner only.</summary>
/// <param name="ConnectionString">The database.</param>
/// <param name="GatewayPort">The silo's port for clients; 0 when there are several silos, which are found in the database.</param>
internal sealed record RunningNote(string ConnectionString, int GatewayPort)
{
    private const string FileName = "running.json";

    /// <summary>Leaves the note; only the embedded database needs one.</summary>
    public static void Write(string dataDirectory, DatabaseHome database, int gatewayPort)
    {
        if (!database.IsEmbedded)
        {
            return;
        }

        var file = Path.Combine(dataDirectory, FileName);
        File.Delete(file);
        var access = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, access);
        JsonSerializer.Serialize(stream, new RunningNote(database.ConnectionString, gatewayPort));
    }

    /// <summary>Reads the note; null when none was left.</summary>
    public static RunningNote? Read(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<RunningNote>(File.ReadAllText(file)) : null;
    }
}
