using Coordination.Domain;
using Coordination.Grains.UnderWay;

namespace Coordination.Silo.Http;

/// <summary>Makes a command with an Idempotency-Key happen once: the first answer is recorded and given again.</summary>
internal sealed class CommandFilter(CommandRecords records, CommandsUnderWay underWay) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var header = http.Request.Headers[Caller.KeyHeader].ToString();
        if (header.Length > Limits.CommandKeyLengthMax || header.Any(char.IsControl))
        {
            var checks = new Checks();
            checks.Fail(Caller.KeyHeader, "Field_TooLong", Limits.CommandKeyLengthMax);
            return checks.Answer();
        }

        if (header.Length == 0)
        {
            return await next(context);
        }

        var command = http.Command().Mark;
        using var begun = underWay.Begin(command);

        // The ledger records its own commands, in the transaction of what they do.
        if (http.GetEndpoint()?.Metadata.GetMetadata<RecordedByLedger>() is not null)
        {
            return await next(context);
        }

        if (!await records.TryBegin(command) && await records.Find(command) is { } before)
        {
            if (!before.Request.AsSpan().SequenceEqual(command.Request))
            {
                return Answer.Problem(StatusCodes.Status422UnprocessableEntity, "idempotency-mismatch");
            }

            if (before.State != "in-progress")
            {
                return before.ToAnswer();
            }

            if (!before.IsCutOff)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, "in-progress") with { RetryAfterSeconds = 1 };
            }
        }

        return await Record(command, () => next(context));
    }

    private async ValueTask<object?> Record(Grains.CommandMark command, Func<ValueTask<object?>> carryOut)
    {
        try
        {
            var result = await carryOut();
            if (result is Answer answer)
            {
                await records.Finish(command, answer);
            }

            return result;
        }
        catch
        {
            await records.Forget(command);
            throw;
        }
    }
}

/// <summary>Marks endpoints whose commands the ledger records.</summary>
internal sealed class RecordedByLedger;
