using Coordination.Domain.Messages;
using Coordination.Domain.Newcomers;

namespace Coordination.Grains.Messages;

/// <summary>A message that waits to be sent.</summary>
/// <param name="MessageId">The same at every attempt, so that whoever receives it twice can tell.</param>
/// <param name="NewcomerId">To whom.</param>
/// <param name="Kind">About what.</param>
/// <param name="MadeAt">When there was something to tell.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
/// <param name="StopToken">Lets whoever has the message say stop.</param>
public sealed record WaitingMessage(string MessageId, NewcomerId NewcomerId, MessageKind Kind, DateTimeOffset MadeAt, int Attempts, string StopToken)
{
    /// <summary>The link to answer a referral that it is about; such a message goes to the provider. Null for a message to the newcomer.</summary>
    public string? LinkId { get; init; }
}

/// <summary>A message with where it goes.</summary>
/// <param name="Message">The message.</param>
/// <param name="Address">An e-mail address or a telephone number.</param>
/// <param name="Language">The official language it is written in, <c>en</c> or <c>fr</c>.</param>
public sealed record OutgoingMessage(WaitingMessage Message, string Address, string Language)
{
    /// <summary>What stands in the link of a mail to a provider.</summary>
    public string? Token { get; init; }

    /// <summary>Until when that link works.</summary>
    public DateTimeOffset LinkExpiresAt { get; init; }

    /// <summary>The code that opens a link, in a mail of its own.</summary>
    public string? Code { get; init; }
}

/// <summary>One way in which messages go out. Returns when whoever carries it on has taken it; throws when nobody did.</summary>
public interface IMessageCarrier
{
    /// <summary>For which of the ways people choose.</summary>
    ContactChannel Channel { get; }

    /// <summary>Hands a message over.</summary>
    Task Carry(OutgoingMessage message, CancellationToken cancellation);
}
