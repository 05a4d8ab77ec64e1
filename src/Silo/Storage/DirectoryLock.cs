using System.Globalization;

namespace Coordination.Silo.Storage;

/// <summary>
/// Keeps a data directory to one process. The operating system gives the lock back when the process ends, however it
/// ends, so that nothing is left to clean up after a crash.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string LockName = "coordination.lock";
    private const string HolderName = "coordination.pid"; // Of its own, because a locked file cannot be read.
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <exception cref="InvalidOperationException">Another process holds it; the message names the process.</exception>
    public static DirectoryLock Take(string directory)
    {
        var (path, holder) = (Path.Combine(directory, LockName), Path.Combine(directory, HolderName));
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DirectoryLock(file);
        }
        catch (IOException) when (File.Exists(path))
        {
            var process = File.Exists(holder) ? $" (process {File.ReadAllText(holder)})" : "";
            throw new InvalidOperationException(
                $"The data directory {directory} is in use by another process{process}. Stop that one first, or choose another directory with --data.");
        }
    }

    /// <summary>True while another process works on the directory.</summary>
    public static bool IsTaken(string directory)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(directory, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => file.Dispose();
}
