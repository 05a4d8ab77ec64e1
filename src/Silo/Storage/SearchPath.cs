namespace Coordination.Silo.Storage;

/// <summary>Programs found by name, as a shell would find them.</summary>
internal static class SearchPath
{
    // Root's own programs are often missing from the PATH of a service.
    private static readonly string[] Always = ["/usr/sbin", "/sbin", "/usr/bin", "/bin"];

    /// <summary>The full path of the program with symbolic links followed; null when there is none.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(OperatingSystem.IsWindows() ? [] : Always)
            .Select(directory => Path.Combine(directory, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .Where(File.Exists)
            .Select(file => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file)
            .FirstOrDefault();
}
