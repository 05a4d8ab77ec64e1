namespace Coordination.Domain.Projects;

/// <summary>With which round a project was funded.</summary>
public enum SdiCohort
{
    /// <summary>The first cohort.</summary>
    Cohort1,

    /// <summary>The second cohort, which the programme's map shows.</summary>
    Cohort2,

    /// <summary>Neither of the two.</summary>
    Other,
}

/// <summary>What the programme announced of its cohorts.</summary>
public static class SdiCohorts
{
    private const int OfCohort1 = 102;
    private const int OfCohort2 = 80;

    /// <summary>How many projects the programme says a cohort has; null where it says nothing.</summary>
    public static int? Announced(SdiCohort cohort) => cohort switch
    {
        SdiCohort.Cohort1 => OfCohort1,
        SdiCohort.Cohort2 => OfCohort2,
        SdiCohort.Other => null,
        _ => throw new ArgumentOutOfRangeException(nameof(cohort), cohort, "Not a cohort."),
    };
}
