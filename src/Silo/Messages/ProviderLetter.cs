using System.Globalization;
using Coordination.Grains.Messages;
using Coordination.Silo.Http;
using MimeKit;

namespace Coordination.Silo.Messages;

/// <summary>Mails to a provider about a referral to answer, in both languages because nobody knows which its reader has. Nothing in them tells who is referred, or to what.</summary>
internal static class ProviderLetter
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("en-CA"), CultureInfo.GetCultureInfo("fr-CA")];

    /// <summary>The mail with a link, or with a code.</summary>
    public static MimeMessage Of(OutgoingMessage outgoing, MailOptions mail)
    {
        var from = MailboxAddress.Parse(mail.From);
        var subject = outgoing.Code is null ? "AskSubject" : "CodeSubject";
        var written = new MimeMessage
        {
            MessageId = $"{outgoing.Message.MessageId}@{from.Domain}",
            Subject = string.Join(" / ", Languages.Select(language => AnswerTexts.Of(language, subject))),
        };
        written.From.Add(from);
        written.To.Add(MailboxAddress.Parse(outgoing.Address));
        written.Body = new TextPart("plain") { Text = string.Join("\n\n", Languages.Select(language => Text(outgoing, mail, language))) };
        return written;
    }

    private static string Text(OutgoingMessage outgoing, MailOptions mail, CultureInfo language)
    {
        if (outgoing.Code is { } code)
        {
            return AnswerTexts.Of(language, "CodeBody", code);
        }

        var body = AnswerTexts.Of(language, "AskBody");
        var link = $"{mail.PublicAddress.TrimEnd('/')}/answer/{outgoing.Token}?lang={language.TwoLetterISOLanguageName}";
        return mail.PublicAddress.Length == 0 ? body : body + " " + AnswerTexts.Of(language, "AskLink", outgoing.LinkExpiresAt.ToString("d MMMM yyyy", language), link);
    }
}
