using System.Security.Cryptography;

namespace Coordination.Silo.Hosting;

/// <summary>Secrets kept in the data directory, made on first use, readable by their owner only.</summary>
internal static class Secrets
{
    private const int Bytes = 32;

    /// <summary>The secret with this name.</summary>
    public static byte[] Of(string dataDirectory, string name)
    {
        var directory = Directory.CreateDirectory(Path.Combine(dataDirectory, "secrets"));
        var file = Path.Combine(directory.FullName, name);
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(Bytes));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        return File.ReadAllBytes(file);
    }
}
