using System.Diagnostics;
using System.Globalization;

namespace Coordination.Silo.Storage;

/// <summary>What the file postmaster.pid of a cluster says about the server that wrote it.</summary>
internal sealed record Postmaster(int ProcessId, int Port)
{
    /// <summary>The server running on the cluster; null when there is none, whatever a killed one left behind.</summary>
    public static Postmaster? Find(string cluster)
    {
        var path = Path.Combine(cluster, "postmaster.pid");
        if (Read(path) is not { } text || Parse(text) is not { } server)
        {
            return null;
        }

        if (IsRunning(server, text))
        {
            return server;
        }

        // The number may belong to another process by now, and PostgreSQL would then take that one for its server and
        // refuse to start. A number that nobody has is left to PostgreSQL, which clears it up itself.
        if (OperatingSystem.IsLinux() && Directory.Exists($"/proc/{server.ProcessId}"))
        {
            File.Delete(path);
        }

        return null;
    }

    private static Postmaster? Parse(string text)
    {
        var lines = text.Split('\n');
        return lines.Length > 3 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
            && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
            ? new Postmaster(process, port)
            : null;
    }

    // A server works in its cluster's directory, so the same file seen from there proves that it is this cluster's.
    private static bool IsRunning(Postmaster server, string text) => OperatingSystem.IsLinux()
        ? Read($"/proc/{server.ProcessId}/cwd/postmaster.pid") == text
        : Process.GetProcesses().Any(process => process.Id == server.ProcessId && process.ProcessName.Contains("postgres", StringComparison.Ordinal));

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
