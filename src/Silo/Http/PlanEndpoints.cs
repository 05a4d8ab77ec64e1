using System.Collections.Immutable;
using Coordination.Dashboard.Plans;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans;
using Coordination.Domain.Plans.Circles;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Grains.Policies;
using Coordination.Grains.Providers;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>A person's plan: its steps, templates for bundles, milestones, and who helps together.</summary>
internal static class PlanEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        api.MapGet("/newcomers/{id}/plan", ReadPlan).For(Roles.KnowPeople).Noted().WithTags("Plans").WithSummary("Everything that is to come for a newcomer, in order.");
        api.MapGet("/newcomers/{id}/bundle-templates", Templates).For(Roles.KnowPeople).Noted().WithTags("Plans")
            .WithSummary("Templates for bundles: what each holds, whether it is made for this person, and for what no need is open.");
        commands.MapPost("/newcomers/{id}/needs", AddNeeds).For(Roles.KnowPeople).WithTags("Plans")
            .WithSummary("Records needs outside an interview, such as those of a template; what is open already stays as it is.");
        commands.MapPost("/newcomers/{id}/milestones", NoteMilestone).For(Roles.KnowPeople).WithTags("Plans")
            .WithSummary("Records that a young person reached the diploma, the labour market or the community.");
        commands.MapPost("/newcomers/{id}/circle", ChangeCircle).For(Roles.KnowPeople).WithTags("Plans")
            .WithSummary("Puts a provider into the circle of those who help together, in a role, or without a role lets it leave.");
        api.MapGet("/providers/{id}/circles", ReadCircles).For(Roles.Refer).WithTags("Plans").WithSummary("The circles a provider is in, each as far as its role and consents show the person.");
    }

    private static async Task<Answer> ReadPlan(string id, PersonFiles files, PlanLists plans, IGrainFactory grains) =>
        NewcomerId.TryParse(id, out var newcomer) && await files.Open(newcomer) is { } file
            ? Answer.Ok(await plans.Of(file.Whole, file.Records, (await Policy(grains)).Rules))
            : Answer.NotFound();

    private static async Task<Answer> Templates(string id, PersonFiles files, IGrainFactory grains, TimeProvider clock)
    {
        if (!NewcomerId.TryParse(id, out var newcomer) || await files.Open(newcomer) is not { } file)
        {
            return Answer.NotFound();
        }

        var (view, rules) = (file.Whole, (await Policy(grains)).Rules);
        var today = TimeZones.DayIn(view.Person.RegionCode, clock.GetUtcNow());
        return Answer.Ok(new
        {
            Items = BundleTemplate.All.Select(template => new
            {
                template.Slug,
                template.Name,
                template.ServiceTypes,
                Fits = template.Slug == BundleTemplate.Youth && BundleTemplate.IsForYouth(view.Person, view.LatestAssessment, today, rules.EarlyAccessMonths),
                Missing = template.ServiceTypes.Where(type => !view.Needs.Any(need => need.ServiceType == type && need.Status is NeedStatus.Open or NeedStatus.Served)),
            }),
        });
    }

    private static async Task<Answer> AddNeeds(string id, HttpContext context, Body<AddNeedsBody> body, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var types = checks.List("serviceTypes", body.Value.ServiceTypes).Select((type, index) => checks.ServiceType($"serviceTypes[{index}]", type)).ToImmutableArray();
        if (types.IsEmpty)
        {
            checks.Fail("serviceTypes", "Field_Required");
        }

        var urgency = checks.OptionalNumber("urgency", body.Value.Urgency, 1, 5) ?? BundleTemplate.Urgency;
        return !checks.AreGood ? checks.Answer()
            : NewcomerId.TryParse(id, out var newcomer)
                && await grains.GetGrain<INewcomerGrain>(newcomer.Value).AddNeeds(new(context.UserName(), [.. types.Select(type => new NeedEntry(type, urgency))])) is { } needs
                ? Answer.Ok(new { Needs = needs })
                : Answer.NotFound();
    }

    private static async Task<Answer> NoteMilestone(string id, HttpContext context, Body<MilestoneBody> body, IGrainFactory grains, TimeProvider clock)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var kind = checks.Word<MilestoneKind>("kind", body.Value.Kind);
        var reachedOn = body.Value.ReachedOn ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (reachedOn > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
        {
            checks.Fail("reachedOn", "Field_InFuture");
        }

        return !checks.AreGood ? checks.Answer()
            : NewcomerId.TryParse(id, out var newcomer) && await grains.GetGrain<INewcomerGrain>(newcomer.Value).NoteMilestone(new(kind, reachedOn, context.UserName())) is { } milestones
                ? Answer.Ok(new { Milestones = milestones })
                : Answer.NotFound();
    }

    private static async Task<Answer> ChangeCircle(string id, HttpContext context, Body<CircleBody> body, IGrainFactory grains, PersonFiles files)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        CircleRole? role = body.Value.Role is null ? null : checks.Word<CircleRole>("role", body.Value.Role);
        if (!ProviderId.TryParse(body.Value.ProviderId, out var provider) || await grains.GetGrain<IProviderGrain>(provider.Value).View() is not { IsActive: true })
        {
            checks.Fail("providerId", body.Value.ProviderId is null ? "Field_Required" : "Field_Unknown");
        }

        return !checks.AreGood ? checks.Answer()
            : NewcomerId.TryParse(id, out var newcomer) && await files.Open(newcomer) is { } file
                ? Answer.Ok(new { Members = await files.ChangeCircle(file, new(provider, role, context.UserName())) })
                : Answer.NotFound();
    }

    private static async Task<Answer> ReadCircles(string id, HttpContext context, Circles circles, Memberships memberships)
    {
        if (!ProviderId.TryParse(id, out var provider))
        {
            return Answer.NotFound();
        }

        return await ProviderEndpoints.Refusal(context, provider, memberships)
            ?? Answer.Ok(new { Items = (await circles.Read(provider, context.UserName(), context.RequestAborted)).Select(Shape) });
    }

    private static object Shape(CircleView view) => new { view.Role, view.Since, view.Members, view.Steps, Person = ConsentEndpoints.Shape(view.Person), view.Needs, view.Milestones };

    private static async Task<Domain.Matching.Policy.MatchingPolicy> Policy(IGrainFactory grains) => (await grains.GetGrain<IPolicyGrain>(IPolicyGrain.Key).Current()).Policy;
}
