namespace Coordination.Silo.SignIn;

/// <summary>The five roles, and who may do what.</summary>
internal static class Roles
{
    /// <summary>Balances a region: everything in it but settings.</summary>
    public const string Coordinator = Dashboard.Roles.Coordinator;

    /// <summary>People, assessments, holds and referrals.</summary>
    public const string Worker = Dashboard.Roles.Worker;

    /// <summary>Only the resources, openings and referrals of their own provider.</summary>
    public const string Partner = Dashboard.Roles.Partner;

    /// <summary>Protected figures only.</summary>
    public const string Funder = Dashboard.Roles.Funder;

    /// <summary>Settings, users, the simulator.</summary>
    public const string Admin = Dashboard.Roles.Admin;

    /// <summary>Every role.</summary>
    public static readonly string[] All = [Coordinator, Worker, Partner, Funder, Admin];

    /// <summary>Those who may know people.</summary>
    public static readonly string[] KnowPeople = [Worker, Coordinator];

    /// <summary>Those who may offer something: partners for themselves, coordinators and admins for anyone.</summary>
    public static readonly string[] Offer = [Partner, Coordinator, Admin];

    /// <summary>Those who may see openings and exact figures.</summary>
    public static readonly string[] SeeExactly = [Worker, Partner, Coordinator, Admin];

    /// <summary>Those who may see and answer referrals.</summary>
    public static readonly string[] Refer = [Worker, Partner, Coordinator];

    /// <summary>Those who may see projects of service-delivery improvement.</summary>
    public static readonly string[] SeeProjects = [Funder, Coordinator, Admin];

    /// <summary>Those who watch how seats and needs are distributed.</summary>
    public static readonly string[] WeighSeats = [Funder, Coordinator];

    /// <summary>Those who run the community.</summary>
    public static readonly string[] Run = [Coordinator, Admin];
}
