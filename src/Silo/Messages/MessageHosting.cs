using Coordination.Grains.Answers;
using Coordination.Grains.Messages;

namespace Coordination.Silo.Messages;

/// <summary>Sends messages from silos that know a mail server.</summary>
internal static class MessageHosting
{
    /// <summary>Adds it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="answerSecret">Signs links to answer by.</param>
    public static void Add(WebApplicationBuilder builder, byte[] answerSecret)
    {
        var services = builder.Services;
        services.AddSingleton<Outbox>();
        services.AddSingleton(new AnswerSecret(answerSecret));
        services.AddSingleton<AnswerLinks>();
        services.AddSingleton<AnswerMails>();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!string.IsNullOrEmpty(builder.Configuration[$"{MailOptions.Section}:{nameof(MailOptions.Host)}"]))
        {
            services.AddSingleton<IMessageCarrier, SmtpCarrier>();
            services.AddHostedService<MessageSender>();
        }
    }
}
