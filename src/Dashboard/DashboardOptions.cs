namespace Coordination.Dashboard;

/// <summary>What the sign-in page may offer.</summary>
public sealed class DashboardOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Dashboard";

    /// <summary>True where the demonstration users exist (role All on loopback only): their roles are shown as buttons. Default false.</summary>
    public bool DemoSignIn { get; set; }

    /// <summary>Their password, when showing it does no harm (a demonstration on loopback): one click signs in. Null asks for it.</summary>
    public string? DemoPassword { get; set; }

    /// <summary>True when an OpenID Connect provider is configured. Default false.</summary>
    public bool OidcSignIn { get; set; }
}
