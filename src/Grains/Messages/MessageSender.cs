using Coordination.Domain.Geography;
using Coordination.Domain.Messages;
using Coordination.Grains.Answers;
using Coordination.Grains.Newcomers;
using Microsoft.Extensions.Hosting;

namespace Coordination.Grains.Messages;

/// <summary>
/// Sends what waits in the outbox. A message that was handed over but not yet marked when the process dies is handed over again
/// under the same id; nothing else goes out twice, and nothing is given up because a carrier is away.
/// </summary>
public sealed partial class MessageSender(
    Outbox outbox, AnswerMails answers, IGrainFactory grains, IEnumerable<IMessageCarrier> carriers, TimeProvider clock, ILogger<MessageSender> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDue(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogCutOff(exception);
            }
        }
    }

    /// <summary>Sends everything that is due now.</summary>
    public async Task SendDue(CancellationToken cancellation)
    {
        while (await outbox.Take(clock.GetUtcNow(), cancellation) is { Count: > 0 } taken)
        {
            foreach (var message in taken)
            {
                await (message.LinkId is { } link ? SendToProvider(message, link, cancellation) : Send(message, cancellation));
            }
        }
    }

    private async Task SendToProvider(WaitingMessage message, string linkId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var carrier = carriers.FirstOrDefault(carrier => carrier.Channel == AnswerMails.Channel);
        var (mail, why) = carrier is null ? (null, NotSent.NoWay) : await answers.Ready(message, linkId, now);
        if (mail is null)
        {
            await outbox.NotSent(message.MessageId, why ?? NotSent.NoWay, now);
        }
        else
        {
            await Carry(carrier!, mail, cancellation);
        }
    }

    private async Task Send(WaitingMessage message, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await grains.GetGrain<INewcomerGrain>(message.NewcomerId.Value).View() is not { } view)
        {
            await outbox.NotSent(message.MessageId, NotSent.NoWay, now);
            return;
        }

        var contact = view.Person.Contact;
        var sending = Sending.Of(contact, view.Consents, message.MadeAt, now, TimeZones.Of(view.Person.RegionCode));
        var carrier = carriers.FirstOrDefault(carrier => carrier.Channel == contact?.Channel);
        if (sending.Why is { } why)
        {
            await outbox.NotSent(message.MessageId, why, now);
        }
        else if (carrier is null)
        {
            await outbox.NotSent(message.MessageId, NotSent.NoWay, now);
        }
        else if (sending.At > now)
        {
            await outbox.Postpone(message.MessageId, sending.At);
        }
        else
        {
            await Carry(carrier, new(message, Sending.AddressOf(contact!)!, contact!.Language is "en" or "fr" ? contact.Language : view.Person.PreferredLanguage), cancellation);
        }
    }

    private async Task Carry(IMessageCarrier carrier, OutgoingMessage outgoing, CancellationToken cancellation)
    {
        var message = outgoing.Message;
        try
        {
            await carrier.Carry(outgoing, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            var pause = FirstPause * Math.Pow(2, Math.Min(message.Attempts - 1, 10));
            await outbox.Postpone(message.MessageId, clock.GetUtcNow() + (pause < PauseMax ? pause : PauseMax));
            LogNotTaken(carrier.Channel, message.Attempts, exception.Message);
            return;
        }

        await outbox.Sent(message.MessageId, clock.GetUtcNow());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message was not taken by {Channel}, attempt {Attempt}: {Reason}")]
    private partial void LogNotTaken(Domain.Newcomers.ContactChannel channel, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending messages was cut off; it goes on")]
    private partial void LogCutOff(Exception exception);
}
