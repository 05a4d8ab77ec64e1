using System.Globalization;
using Coordination.Dashboard.Words;
using Coordination.Domain;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Likeness;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers.Finding;
using Coordination.Grains.Resources.Finding;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Searches. What is asked about a person stands in the body, never in an address that somebody could log.</summary>
internal static class FindingEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/newcomers/search", People).For(Roles.KnowPeople).WithTags("Newcomers")
            .WithSummary("People by name in any script, phone, client id, birth date, code or id.");
        api.MapPost("/newcomers/duplicates", Duplicates).For(Roles.KnowPeople).WithTags("Newcomers")
            .WithSummary("People who may be the one described, with the reasons.");
        api.MapGet("/resources", Resources).For(Roles.SeeExactly).WithTags("Providers")
            .WithSummary("Everything the community offers under these words, labelled by who funds it.");
    }

    private static async Task<Answer> People(Body<SearchBody> body, PersonFinder finder, HttpContext context)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var text = checks.OptionalText("text", body.Value.Text, Limits.NameLengthMax) ?? "";
        return checks.AreGood ? Answer.Ok(new { Items = (await finder.Find(text, context.RequestAborted)).Select(Shape) }) : checks.Answer();
    }

    private static async Task<Answer> Duplicates(Body<DescriptionBody> body, DuplicateFinder finder, HttpContext context)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var description = new Description
        {
            GivenName = checks.OptionalText("givenName", body.Value.GivenName, Limits.NameLengthMax),
            FamilyName = checks.OptionalText("familyName", body.Value.FamilyName, Limits.NameLengthMax),
            BirthDate = body.Value.BirthDate,
            Phone = Registration.Written(checks, "phone", body.Value.Phone, ContactRules.Phone, "Field_Phone"),
            Email = Registration.Written(checks, "email", body.Value.Email, ContactRules.Email, "Field_Email"),
            ClientId = Registration.Written(checks, "clientId", body.Value.ClientId, ContactRules.ClientId, "Field_ClientId"),
        };
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var likely = await finder.Likely(description, null, context.RequestAborted);
        return Answer.Ok(new { Items = likely.Select(item => new { Person = Shape(item.Person), item.Likeness.Points, item.Likeness.Reasons, Text = LikenessText.Of(item.Likeness, CultureInfo.CurrentUICulture) }) });
    }

    private static async Task<Answer> Resources(ResourceFinder finder, HttpContext context, string? search, string? region)
    {
        var checks = new Checks();
        var text = checks.Text("search", search, Limits.NameLengthMax);
        if (region is not null && RegionTable.Find(region) is null)
        {
            checks.Fail("region", "Field_Unknown");
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        string[] divisions = region is null ? [] : RegionTable.DivisionsWithin(region) is { Count: > 0 } within ? [.. within] : [region];
        var found = await finder.Find(text, divisions, withAsleep: !context.User.IsInRole(Roles.Worker), context.RequestAborted);
        return Answer.Ok(new { Items = found.Select(Shape) });
    }

    private static object Shape(FoundPerson person) => new
    {
        Id = person.NewcomerId,
        person.GivenName,
        person.FamilyName,
        person.BirthDate,
        person.RegionCode,
        person.Level,
        person.RegisteredAt,
    };

    private static object Shape(FoundResource resource) => new
    {
        Id = resource.ResourceId,
        resource.Title,
        resource.ProviderName,
        resource.ProviderKind,
        Funding = new { SettlementProgram = resource.Funding.IsSettlementProgram, resource.Funding.Funder, Label = FundingText.Of(resource.Funding, CultureInfo.CurrentUICulture) },
        resource.Kind,
        resource.ServiceType,
        resource.RegionCode,
        resource.Modality,
        Available = resource.AvailableUnits,
        resource.Freshness,
    };
}
