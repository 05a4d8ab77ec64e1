namespace Coordination.Dashboard;

/// <summary>The roles people sign in with.</summary>
public static class Roles
{
    /// <summary>Sees everything in the region and approves organizations.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Works with newcomers.</summary>
    public const string Worker = "worker";

    /// <summary>Acts for one provider.</summary>
    public const string Partner = "partner";

    /// <summary>Sees protected figures.</summary>
    public const string Funder = "funder";

    /// <summary>Settings, users, simulator.</summary>
    public const string Admin = "admin";

    /// <summary>Every role, in the order the sign-in page shows them.</summary>
    public static ImmutableArray<string> All { get; } = [Coordinator, Worker, Partner, Funder, Admin];

    /// <summary>The policy for everybody who is signed in, even without a role; the default policy asks for a role.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Those who work with people.</summary>
    public const string WithPeople = Worker + "," + Coordinator;

    /// <summary>Those who may look for what the community offers.</summary>
    public const string WithOpenings = Worker + "," + Coordinator + "," + Partner + "," + Admin;

    /// <summary>Those who see the projects of service-delivery improvement.</summary>
    public const string WithProjects = Funder + "," + Coordinator + "," + Admin;

    /// <summary>Those who watch how seats and needs are distributed.</summary>
    public const string WithDistribution = Funder + "," + Coordinator;

    /// <summary>Those who approve organizations.</summary>
    public const string Approving = Admin + "," + Coordinator;

    /// <summary>The first page of a role.</summary>
    public static string FirstPage(System.Security.Claims.ClaimsPrincipal user) =>
        user.IsInRole(Worker) ? "/people" : user.IsInRole(Partner) ? "/partner" : "/map";
}
