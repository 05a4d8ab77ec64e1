using System.Globalization;
using Coordination.Domain.Newcomers;
using Coordination.Grains.Messages;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Coordination.Silo.Messages;

/// <summary>Carries e-mail by SMTP. What a message says to a newcomer is the same for everybody: that there is news, and how to stop.</summary>
internal sealed class SmtpCarrier(IOptions<MailOptions> options) : IMessageCarrier
{
    private const int TimeoutMs = 15_000;

    /// <inheritdoc/>
    public ContactChannel Channel => ContactChannel.Email;

    /// <inheritdoc/>
    public async Task Carry(OutgoingMessage message, CancellationToken cancellation)
    {
        var mail = options.Value;
        using var client = new SmtpClient { Timeout = TimeoutMs };
        await client.ConnectAsync(mail.Host, mail.Port, mail.RequireTls ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable, cancellation);
        if (mail.User.Length > 0)
        {
            await client.AuthenticateAsync(mail.User, mail.Password, cancellation);
        }

        await client.SendAsync(message.Message.LinkId is null ? Written(message, mail) : ProviderLetter.Of(message, mail), cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private static MimeMessage Written(OutgoingMessage outgoing, MailOptions mail)
    {
        var culture = CultureInfo.GetCultureInfo(outgoing.Language + "-CA");
        var from = MailboxAddress.Parse(mail.From);
        var text = MessageTexts.Of("Body", culture);
        var written = new MimeMessage { MessageId = $"{outgoing.Message.MessageId}@{from.Domain}", Subject = MessageTexts.Of("Subject", culture) };
        written.From.Add(from);
        written.To.Add(MailboxAddress.Parse(outgoing.Address));
        if (mail.PublicAddress.Length > 0)
        {
            var link = $"{mail.PublicAddress.TrimEnd('/')}/stop/{outgoing.Message.StopToken}";
            text += "\n\n" + string.Format(culture, MessageTexts.Of("Stop", culture), link);
            written.Headers.Add(HeaderId.ListUnsubscribe, $"<{link}>");
            written.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        written.Body = new TextPart("plain") { Text = text };
        return written;
    }
}
