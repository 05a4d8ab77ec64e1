using Coordination.Domain.Messages;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Grains.Messages;

namespace Coordination.Grains.Answers;

/// <summary>Makes the mails about a link ready: to which address, with which token or code. What is secret in them exists from this moment on only.</summary>
public sealed class AnswerMails(AnswerLinks links)
{
    /// <summary>The mail, or why it will not be sent. Made ready again it has another token or code.</summary>
    public async Task<(OutgoingMessage? Mail, NotSent? Why)> Ready(WaitingMessage message, string linkId, DateTimeOffset now)
    {
        if (await links.Of(linkId) is not { ContactEmail: { } address } link)
        {
            return (null, NotSent.NoWay);
        }

        var isCode = message.Kind == MessageKind.AnswerCode;
        if (link.UsedAt is not null || link.Status != ReferralStatus.Requested || link.ExpiresAt <= now || (isCode && now - message.MadeAt > AnswerLinks.CodeLifetime))
        {
            return (null, NotSent.Stale);
        }

        var mail = new OutgoingMessage(message, address, "en");
        return (isCode ? mail with { Code = await links.NewCode(linkId, now) } : mail with { Token = await links.NewToken(linkId), LinkExpiresAt = link.ExpiresAt }, null);
    }

    /// <summary>How providers are written to.</summary>
    public static ContactChannel Channel => ContactChannel.Email;
}
