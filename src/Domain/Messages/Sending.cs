using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Messages;

/// <summary>Why a message is not sent.</summary>
public enum NotSent
{
    /// <summary>They have not agreed to be written to, or said stop.</summary>
    NoConsent,

    /// <summary>They chose no way, or what they chose needs an address that nobody has.</summary>
    NoWay,

    /// <summary>Word that is left for them could put them in danger.</summary>
    Unsafe,

    /// <summary>It is so old that it would mislead.</summary>
    Stale,
}

/// <summary>Whether a message goes out, decided when it is about to: what the person said last counts.</summary>
/// <param name="Why">Why it never will; null when it will.</param>
/// <param name="At">When it may go: now, or when their hours begin.</param>
public readonly record struct Sending(NotSent? Why, DateTimeOffset At)
{
    /// <summary>After this a message is not sent any more.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(72);

    /// <summary>Decides on one message to one person.</summary>
    /// <param name="contact">How they want to be reached; null when nobody asked.</param>
    /// <param name="consents">What they agreed to.</param>
    /// <param name="madeAt">When there was something to tell.</param>
    /// <param name="now">The present time.</param>
    /// <param name="zone">The time of day where they live.</param>
    public static Sending Of(Contact? contact, ImmutableArray<Consent> consents, DateTimeOffset madeAt, DateTimeOffset now, TimeZoneInfo zone) =>
        !consents.Any(consent => consent.Purpose == ConsentPurpose.Messages && consent.IsInForce(now)) ? new(NotSent.NoConsent, now)
        : contact is null || AddressOf(contact) is null ? new(NotSent.NoWay, now)
        : contact.IsUnsafeToLeaveWord ? new(NotSent.Unsafe, now)
        : now - madeAt > StaleAfter ? new(NotSent.Stale, now)
        : new(null, WithinHours(contact, now, zone));

    /// <summary>Where a message goes by the way they chose; null when there is no such address.</summary>
    public static string? AddressOf(Contact contact) => contact.Channel switch
    {
        ContactChannel.Email => contact.Email,
        ContactChannel.Sms or ContactChannel.Push => contact.Phone,
        _ => null,
    };

    /// <summary>The first moment from now on that lies within their hours, which may cross midnight.</summary>
    private static DateTimeOffset WithinHours(Contact contact, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var (time, from, until) = (TimeOnly.FromTimeSpan(local.TimeOfDay), contact.From ?? TimeOnly.MinValue, contact.Until ?? TimeOnly.MaxValue);
        if (time.IsBetween(from, until))
        {
            return now;
        }

        var wait = from.ToTimeSpan() - local.TimeOfDay;
        return now + (wait < TimeSpan.Zero ? wait + TimeSpan.FromDays(1) : wait);
    }
}
