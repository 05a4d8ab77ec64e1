using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Messages;

/// <summary>Where e-mail goes. Without a host none is sent, and messages wait.</summary>
internal sealed class MailOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Coordination:Mail";

    /// <summary>Host name of the SMTP server; empty for none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port. 1 to 65,535, default 587.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>True refuses a server that does not encrypt. Default true.</summary>
    public bool RequireTls { get; set; } = true;

    /// <summary>User name; empty for a server that asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>Password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    [EmailAddress]
    public string From { get; set; } = "no-reply@localhost.invalid";

    /// <summary>The address under which people reach this product, for the link that stops messages; empty leaves the link out.</summary>
    public string PublicAddress { get; set; } = "";
}
