using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Consents;
using Coordination.Grains.Messages;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>What people agreed to, and who has read what about them.</summary>
internal static class ConsentEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/newcomers/{id}/consents", Give).For(Roles.KnowPeople).WithTags("Consents").WithSummary("Records what a newcomer agreed to.");
        api.MapGet("/newcomers/{id}/consents", List).For(Roles.KnowPeople).Noted().WithTags("Consents").WithSummary("Everything a newcomer ever agreed to.");
        commands.MapPost("/newcomers/{id}/consents/{consentId}/withdraw", Withdraw).For(Roles.KnowPeople).WithTags("Consents")
            .WithSummary("The newcomer takes a consent back; from now on nothing is shown by it.");
        api.MapGet("/newcomers/{id}/messages", Messages).For(Roles.KnowPeople).Noted().WithTags("Consents").WithSummary("Messages to a newcomer and what became of them, the latest first.");
        api.MapGet("/newcomers/{id}/access-log", Read).For(Roles.KnowPeople).WithTags("Consents").WithSummary("Who has read what about a newcomer, the latest first.");
    }

    private static async Task<Answer> Give(string id, HttpContext context, Body<ConsentBody> body, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!NewcomerId.TryParse(id, out var newcomer))
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        var command = CommandOf(checks, body.Value, ConsentId.From(context.Scope() + newcomer.Value, context.Seed()), context.UserName());
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return await grains.GetGrain<INewcomerGrain>(newcomer.Value).Give(command) is { } consent ? Answer.Created(Shape(consent)) : Answer.NotFound();
    }

    private static GiveConsent CommandOf(Checks checks, ConsentBody body, ConsentId consentId, string user)
    {
        var purpose = checks.Word<ConsentPurpose>("purpose", body.Purpose);
        var method = checks.Word<ConsentMethod>("method", body.Method);
        var witness = method == ConsentMethod.Verbal ? checks.Text("witness", body.Witness, Limits.NameLengthMax) : null;
        var language = checks.OfficialLanguage("language", body.Language);
        var days = checks.OptionalNumber("days", body.Days, 1, Consent.DaysMax) ?? Consent.DaysDefault;
        var fields = checks.List("fields", body.Fields).Distinct().ToImmutableArray();
        if (fields.Any(field => !SharedFields.WithConsent.Contains(field)))
        {
            checks.Fail("fields", "Field_OneOf", string.Join(", ", SharedFields.WithConsent));
        }
        else if (purpose == ConsentPurpose.Sharing && fields.IsEmpty)
        {
            checks.Fail("fields", "Field_Required");
        }

        ProviderId? recipient = null;
        if (body.ProviderId is { } named)
        {
            if (ProviderId.TryParse(named, out var provider))
            {
                recipient = provider;
            }
            else
            {
                checks.Fail("providerId", "Field_Unknown");
            }
        }

        return new(consentId, purpose, recipient, purpose == ConsentPurpose.Sharing ? fields : [], method, witness, language, days, user);
    }

    private static async Task<Answer> List(string id, PersonFiles files) =>
        NewcomerId.TryParse(id, out var newcomer) && await files.Open(newcomer) is { } file
            ? Answer.Ok(new { Items = file.Whole.Consents.Select(Shape) })
            : Answer.NotFound();

    private static async Task<Answer> Withdraw(string id, string consentId, HttpContext context, Body<EmptyBody> body, IGrainFactory grains, PersonFiles files) =>
        body.Fault is { } fault ? fault
        : NewcomerId.TryParse(id, out var newcomer) && ConsentId.TryParse(consentId, out var consent)
            && await files.Open(newcomer) is { } file
            && await grains.GetGrain<INewcomerGrain>(file.OwnerOf(consent).Value).Withdraw(consent, context.UserName()) is { } withdrawn
            ? Answer.Ok(Shape(withdrawn))
            : Answer.NotFound();

    private static async Task<Answer> Read(string id, AccessLog log, People people) =>
        NewcomerId.TryParse(id, out var newcomer) && await people.Exists(newcomer)
            ? Answer.Ok(new { Items = (await log.Of(newcomer)).Select(access => new { access.At, access.By, What = access.Kind, access.ProviderId, access.Fields }) })
            : Answer.NotFound();

    private static async Task<Answer> Messages(string id, Outbox outbox, People people) =>
        NewcomerId.TryParse(id, out var newcomer) && await people.Exists(newcomer)
            ? Answer.Ok(new { Items = await outbox.Of(newcomer) })
            : Answer.NotFound();

    /// <summary>What a provider is shown; a field that is not shared is not there.</summary>
    public static object Shape(SharedPerson shared) => new
    {
        shared.Fields,
        shared.GivenName,
        shared.FamilyName,
        shared.BirthDate,
        shared.Contact,
        Assessment = shared.Assessment is { } assessment ? NewcomerShapes.Assessment(assessment) : null,
        shared.Assets,
    };

    private static object Shape(Consent consent) => new
    {
        Id = consent.ConsentId,
        consent.Purpose,
        ProviderId = consent.Recipient,
        consent.Fields,
        consent.Method,
        consent.Witness,
        consent.Language,
        consent.GivenAt,
        consent.ExpiresAt,
        consent.RecordedBy,
        consent.WithdrawnAt,
        consent.WithdrawnBy,
    };
}
