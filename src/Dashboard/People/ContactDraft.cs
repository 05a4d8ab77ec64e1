using Coordination.Domain.Newcomers;

namespace Coordination.Dashboard.People;

/// <summary>How a person can be reached, while it is typed.</summary>
public sealed class ContactDraft
{
    /// <summary>As typed.</summary>
    public string Phone { get; set; } = "";

    /// <summary>As typed.</summary>
    public string Email { get; set; } = "";

    /// <summary>The way they chose.</summary>
    public ContactChannel Channel { get; set; }

    /// <summary>Whether somebody else may see or hear a message.</summary>
    public bool IsSafe { get; set; } = true;

    /// <summary>What is wrong with it, or null.</summary>
    public string? Wrong => this switch
    {
        _ when Phone.Trim().Length > 0 && ContactRules.Phone(Phone) is null => IdentityTexts.PhoneWrong,
        _ when Email.Trim().Length > 0 && ContactRules.Email(Email) is null => IdentityTexts.EmailWrong,
        { Channel: ContactChannel.Email } when Email.Trim().Length == 0 => IdentityTexts.ChannelWrong,
        { Channel: ContactChannel.Sms } when Phone.Trim().Length == 0 => IdentityTexts.ChannelWrong,
        _ => null,
    };

    /// <summary>What is on record, to be corrected.</summary>
    public static ContactDraft Of(Contact? contact) => contact is null ? new() : new()
    {
        Phone = contact.Phone ?? "",
        Email = contact.Email ?? "",
        Channel = contact.Channel,
        IsSafe = !contact.IsUnsafeToLeaveWord,
    };

    /// <summary>What is kept; null when nothing was said.</summary>
    /// <param name="before">What was on record; the parts that are not typed here stay as they were.</param>
    public Contact? Kept(Contact? before = null) => before is null && Phone.Trim().Length == 0 && Email.Trim().Length == 0 && Channel == ContactChannel.None && IsSafe
        ? null
        : (before ?? new()) with { Phone = ContactRules.Phone(Phone), Email = ContactRules.Email(Email), Channel = Channel, IsUnsafeToLeaveWord = !IsSafe };
}
