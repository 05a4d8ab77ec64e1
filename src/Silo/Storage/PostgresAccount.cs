using System.Globalization;

namespace Coordination.Silo.Storage;

/// <summary>
/// Who runs the database. PostgreSQL refuses to run as root, so under root it runs as an unprivileged account of the
/// machine: <c>postgres</c> where there is one, else <c>nobody</c>. Everybody else runs it as themselves.
/// </summary>
internal sealed class PostgresAccount
{
    private const string AccountsFile = "/etc/passwd";
    private readonly string[] prefix;
    private readonly string? owner;

    private PostgresAccount(string name, string[] prefix, string? owner) =>
        (Name, this.prefix, this.owner) = (name, prefix, owner);

    public string Name { get; }

    /// <summary>True when the database runs as somebody else than this process, who must be able to reach its files.</summary>
    public bool IsAnother => owner is not null;

    /// <summary>The account of this machine.</summary>
    /// <exception cref="InvalidOperationException">This process is root's and there is nobody to step down to.</exception>
    public static PostgresAccount OfThisMachine()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new PostgresAccount(Environment.UserName, [], null);
        }

        var accounts = File.Exists(AccountsFile) ? File.ReadAllLines(AccountsFile).Select(line => line.Split(':')).Where(f => f.Length > 3) : [];
        var fields = accounts.Where(f => f[0] is "postgres" or "nobody").OrderBy(f => f[0] == "postgres" ? 0 : 1).FirstOrDefault()
            ?? throw new InvalidOperationException(
                "PostgreSQL refuses to run as root and this machine has neither an account postgres nor nobody. Start as an ordinary user.");
        var (name, user, group) = (fields[0], int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture));
        string[] prefix = SearchPath.Find("setpriv") is { } setpriv
            ? [setpriv, $"--reuid={user}", $"--regid={group}", "--clear-groups"]
            : SearchPath.Find("runuser") is { } runuser
            ? [runuser, "-u", name, "--"]
            : throw new InvalidOperationException(
                "PostgreSQL refuses to run as root, and neither setpriv nor runuser (package util-linux) is here to step down with.");
        return new PostgresAccount(name, prefix, $"{user}:{group}");
    }

    /// <summary>Runs a program as this account.</summary>
    public Task<ProgramRun> Run(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        string[] line = [.. prefix, program, .. arguments];
        return ProgramRun.Of(line[0], line[1..], cancellation);
    }

    /// <summary>Whether this account can pass through the directory, which depends on all the directories above it too.</summary>
    public async Task<bool> CanEnter(string directory, CancellationToken cancellation) =>
        !IsAnother || (await Run("/bin/sh", ["-c", "cd \"$0\"", directory], cancellation)).IsSuccess;

    /// <summary>Gives a file or directory that this process made to the account.</summary>
    public async Task TakeOver(string path, CancellationToken cancellation)
    {
        if (owner is not null && await ProgramRun.Of("chown", [owner, path], cancellation) is { IsSuccess: false } refused)
        {
            throw new InvalidOperationException($"{path} could not be given to the account {Name}: {refused.Output}");
        }
    }
}
