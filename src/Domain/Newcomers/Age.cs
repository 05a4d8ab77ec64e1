namespace Coordination.Domain.Newcomers;

/// <summary>Age in whole years.</summary>
public static class Age
{
    /// <summary>The age on a day of somebody born on <paramref name="birthDate"/>; people born on 29 February grow older on the 28th.</summary>
    public static int InYears(DateOnly birthDate, DateOnly day)
    {
        var years = day.Year - birthDate.Year;
        return birthDate.AddYears(years) > day ? years - 1 : years;
    }
}
