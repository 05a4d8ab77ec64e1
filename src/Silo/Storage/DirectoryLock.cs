using System.Globalization;

namespace Coordination.Silo.Storage;

/// <summary>
/// Keeps a data directory to one process. The operating system gives the lock back when the process ends, however it
/// ends, so that nothing is left to clean up after a crash.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string FileName = "coordination.lock";
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <exception cref="InvalidOperationException">Another process holds it; the message names the process.</exception>
    public static DirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new DirectoryLock(file);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new InvalidOperationException(
                $"The data directory {directory} is in use by another process{Holder(path)}. Stop that one first, or choose another directory with --data.");
        }
    }

    public void Dispose() => file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(file);
            return text.ReadToEnd() is { Length: > 0 } process ? $" (process {process})" : "";
        }
        catch (IOException)
        {
            return ""; // Where locks are mandatory the number cannot be read; the message stands without it.
        }
    }
}
