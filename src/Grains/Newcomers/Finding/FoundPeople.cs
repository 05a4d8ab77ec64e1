using Coordination.Domain.Newcomers;
using Npgsql;

namespace Coordination.Grains.Newcomers.Finding;

/// <summary>How a person of a list is read.</summary>
internal static class FoundPeople
{
    /// <summary>The columns of <see cref="Row"/>, of <c>newcomer_row r</c>.</summary>
    public const string Columns = "select r.newcomer_id, r.given_name, r.family_name, r.birth_date, r.region_code, r.level, r.registered_at";

    /// <summary>The person of a row.</summary>
    public static FoundPerson Row(NpgsqlDataReader rows) => new(
        new(rows.GetString(0)),
        rows.GetString(1),
        rows.GetString(2),
        // Only an anonymous person has no given name, and theirs is no birth date but an estimate.
        rows.GetString(1).Length > 0 ? rows.GetFieldValue<DateOnly>(3) : null,
        rows.GetString(4),
        !rows.IsDBNull(5) && Slugs<NeedLevel>.TryParse(rows.GetString(5), out var level) ? level : null,
        rows.GetFieldValue<DateTimeOffset>(6));
}
