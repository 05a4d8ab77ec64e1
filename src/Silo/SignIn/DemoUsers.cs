using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Silo.SignIn;

/// <summary>The demonstration users: one a role, all with one password. They exist only on loopback addresses, in role All or where the launcher asked for them.</summary>
internal sealed class DemoUsers(string? password)
{
    private const int PasswordBytes = 9;

    /// <summary>True where the demonstration sign-in is enabled.</summary>
    public bool AreEnabled => password is not null;

    /// <summary>The password; null where the demonstration sign-in is not enabled.</summary>
    public string? Password => password;

    /// <summary>The password set in the environment, or the one kept in the data directory, made on first use.</summary>
    public static string PasswordIn(string dataDirectory)
    {
        if (Environment.GetEnvironmentVariable("COORDINATION_DEMO_PASSWORD") is { Length: > 0 } set)
        {
            return set;
        }

        var file = Path.Combine(dataDirectory, "demo-password");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(dataDirectory);
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes)).Replace('+', 'x').Replace('/', 'y'));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>The claims of a user; null when user or password is wrong.</summary>
    public ClaimsIdentity? Find(string? user, string? given, string scheme)
    {
        var matches = password is not null
            && given is not null
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(password)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
        return matches && Roles.All.Contains(user)
            ? new ClaimsIdentity([new(ClaimTypes.Name, user!), new(ClaimTypes.Role, user!)], scheme)
            : null;
    }
}
