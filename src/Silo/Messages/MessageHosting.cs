using Coordination.Grains.Messages;

namespace Coordination.Silo.Messages;

/// <summary>Sends messages from silos that know a mail server.</summary>
internal static class MessageHosting
{
    /// <summary>Adds it.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Outbox>();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!string.IsNullOrEmpty(builder.Configuration[$"{MailOptions.Section}:{nameof(MailOptions.Host)}"]))
        {
            services.AddSingleton<IMessageCarrier, SmtpCarrier>();
            services.AddHostedService<MessageSender>();
        }
    }
}
