using Coordination.Dashboard.Plans;
using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Grains.Policies;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Newcomers: registering, describing, waiting.</summary>
internal static class NewcomerEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/newcomers", Register).For(Roles.KnowPeople).WithTags("Newcomers").WithSummary("Registers a newcomer.");
        api.MapGet("/newcomers/{id}", View).For(Roles.KnowPeople).Noted().WithTags("Newcomers").WithSummary("A newcomer with needs, assets and referrals.");
        commands.MapPut("/newcomers/{id}", Describe).For(Roles.KnowPeople).WithTags("Newcomers").WithSummary("Corrects who a newcomer is and how they are reached; where they live stays as it is.");
        commands.MapPost("/newcomers/{id}/waitlist", Wait).For(Roles.KnowPeople).WithTags("Newcomers")
            .WithSummary("Puts a need on the waitlist of a resource, or of its service type in reach.");
    }

    private static async Task<Answer> Register(HttpContext context, Body<NewcomerBody> body, IGrainFactory grains, TimeProvider clock)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var id = NewcomerId.From(context.Scope(), context.Seed());
        var person = Registration.Read(checks, body.Value, id, today);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return Answer.Created(NewcomerShapes.Newcomer(await grains.GetGrain<INewcomerGrain>(id.Value).Register(person)));
    }

    private static async Task<Answer> Describe(string id, Body<NewcomerBody> body, IGrainFactory grains, TimeProvider clock)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!NewcomerId.TryParse(id, out var newcomer) || await grains.GetGrain<INewcomerGrain>(newcomer.Value).View() is not { } before)
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        if (body.Value.RegionCode is { } region && region != before.Person.RegionCode)
        {
            checks.Fail("regionCode", "Field_OneOf", before.Person.RegionCode);
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var person = Registration.Read(checks, body.Value with { RegionCode = before.Person.RegionCode }, newcomer, today);
        return checks.AreGood ? Answer.Ok(NewcomerShapes.Newcomer((await grains.GetGrain<INewcomerGrain>(newcomer.Value).Describe(person))!)) : checks.Answer();
    }

    private static async Task<Answer> View(string id, PersonFiles files) =>
        NewcomerId.TryParse(id, out var newcomer) && await files.Open(newcomer) is { } file
            ? Answer.Ok(NewcomerShapes.Newcomer(file.Whole, file.Merges))
            : Answer.NotFound();

    private static async Task<Answer> Wait(string id, HttpContext context, Body<WaitlistBody> body, IGrainFactory grains, People people)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!NewcomerId.TryParse(id, out var newcomer) || !await people.Exists(newcomer))
        {
            return Answer.NotFound();
        }

        var checks = new Checks();
        (newcomer, var need) = await HoldEndpoints.OwnerAndNeedOf(checks, newcomer, checks.Text("needId", body.Value.NeedId, Ids.LengthMax), people);
        ResourceId? resource = null;
        if (body.Value.ResourceId is { } named)
        {
            if (ResourceId.TryParse(named, out var parsed))
            {
                resource = parsed;
            }
            else
            {
                checks.Fail("resourceId", "Field_Unknown");
            }
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return await grains.GetGrain<INewcomerGrain>(newcomer.Value).JoinWaitlist(need!.Value, resource, WaitlistEntryId.From(context.Scope(), context.Seed())) is { } entry
            ? Answer.Created(new { entryId = entry, needId = need, resourceId = resource })
            : Answer.NotFound();
    }
}
