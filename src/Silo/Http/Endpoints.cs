using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>The HTTP API, one file a noun.</summary>
internal static class Endpoints
{
    /// <summary>Maps everything under /api.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").RequireAuthorization().AddEndpointFilter<AgainFilter>().AddEndpointFilterFactory(SurvivorFilter.Make);
        var commands = api.MapGroup("").AddEndpointFilter<CommandFilter>();
        TokenEndpoints.Map(routes);
        StopEndpoints.Map(routes);
        AnswerEndpoints.Map(routes);
        ProviderEndpoints.Map(api, commands);
        OpeningEndpoints.Map(api, commands);
        HoldEndpoints.Map(commands);
        BundleEndpoints.Map(commands);
        NewcomerEndpoints.Map(api, commands);
        AssessmentEndpoints.Map(api, commands);
        PlanEndpoints.Map(api, commands);
        ConversationEndpoints.Map(api, commands);
        FindingEndpoints.Map(api);
        MergeEndpoints.Map(api, commands);
        HouseholdEndpoints.Map(api, commands);
        MatchingEndpoints.Map(api, commands);
        PolicyEndpoints.Map(api, commands);
        ProjectEndpoints.Map(api, commands);
        ReferralEndpoints.Map(api, commands);
        ConsentEndpoints.Map(api, commands);
        CaseloadEndpoints.Map(api, commands);
        CommunityPlanEndpoints.Map(api, commands);
        SeatCallEndpoints.Map(api, commands);
        PulseEndpoints.Map(api, commands);
        DecisionEndpoints.Map(api, commands);
        RegionEndpoints.Map(api);
        ComparisonEndpoints.Map(api);
        ScenarioEndpoints.Map(api, commands);
        FundingEndpoints.Map(api, commands);
        CommandEndpoints.Map(api);
    }

    /// <summary>Lets only these roles in.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireRole(roles));

    /// <summary>Writes down who reads a newcomer's file here.</summary>
    public static RouteHandlerBuilder Noted(this RouteHandlerBuilder builder) => builder.AddEndpointFilter<NotesAccess>();

    /// <summary>Marks an endpoint whose command the ledger records.</summary>
    public static TBuilder Ledgered<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RecordedByLedger());
}
