using Coordination.Domain.Newcomers;
using Coordination.Grains.Newcomers;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>With whom a newcomer lives.</summary>
internal static class HouseholdEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        api.MapGet("/newcomers/{id}/household", View).For(Roles.KnowPeople).WithTags("Newcomers").WithSummary("The household of a newcomer with everybody in it.");
        commands.MapPut("/newcomers/{id}/household", Join).For(Roles.KnowPeople).WithTags("Newcomers")
            .WithSummary("Puts a newcomer into a household, or into that of somebody else; without one yet it is made.");
        commands.MapPost("/newcomers/{id}/household/leave", Leave).For(Roles.KnowPeople).WithTags("Newcomers").WithSummary("Takes a newcomer out of their household.");
    }

    private static async Task<Answer> View(string id, IGrainFactory grains, Households households) =>
        NewcomerId.TryParse(id, out var newcomer) && await grains.GetGrain<INewcomerGrain>(newcomer.Value).View() is { } view
            ? Answer.Ok(await Shape(view.Household, households))
            : Answer.NotFound();

    private static async Task<Answer> Join(string id, HttpContext context, Body<HouseholdBody> body, IGrainFactory grains, Households households, People people)
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
        var relation = checks.Word<Relation>("relation", body.Value.Relation);
        var known = HouseholdId.TryParse(body.Value.HouseholdId, out var named) && (await households.Members(named)).Count > 0;
        if (body.Value.HouseholdId is not null && !known)
        {
            checks.Fail("householdId", "Field_Unknown");
        }
        else if (!known && body.Value.WithNewcomerId == newcomer.Value)
        {
            checks.Fail("withNewcomerId", "Field_Unknown");
        }

        var with = known ? newcomer : await HoldEndpoints.NewcomerOf(checks, body.Value.WithNewcomerId, people, "withNewcomerId");
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var household = known ? named : await HouseholdOf(with, HouseholdId.From(context.Scope(), context.Seed()), grains);
        var place = new HouseholdPlace(household, relation);
        await grains.GetGrain<INewcomerGrain>(newcomer.Value).PlaceInHousehold(place);
        return Answer.Ok(await Shape(place, households));
    }

    /// <summary>The household of somebody; one who has none becomes the first of a new one.</summary>
    private static async Task<HouseholdId> HouseholdOf(NewcomerId newcomer, HouseholdId made, IGrainFactory grains)
    {
        var grain = grains.GetGrain<INewcomerGrain>(newcomer.Value);
        if ((await grain.View())?.Household is { } place)
        {
            return place.HouseholdId;
        }

        await grain.PlaceInHousehold(new(made, Relation.First));
        return made;
    }

    private static async Task<Answer> Leave(string id, Body<EmptyBody> body, IGrainFactory grains, Households households) =>
        body.Fault ?? (NewcomerId.TryParse(id, out var newcomer) && await grains.GetGrain<INewcomerGrain>(newcomer.Value).PlaceInHousehold(null)
            ? Answer.Ok(await Shape(null, households))
            : Answer.NotFound());

    private static async Task<object> Shape(HouseholdPlace? place, Households households) => new
    {
        place?.HouseholdId,
        place?.Relation,
        Members = (place is null ? [] : await households.Members(place.HouseholdId)).Select(member => new { Id = member.NewcomerId, member.Name, member.Relation }),
    };
}
