using Coordination.Domain.Newcomers;

namespace Coordination.Dashboard.People;

/// <summary>A need as it is being entered.</summary>
public sealed class NeedDraft
{
    /// <summary>1 to 5.</summary>
    public int Urgency { get; set; }

    /// <summary>By when a first service should begin; null for the target of the service type.</summary>
    public DateOnly? TargetOn { get; set; }

    /// <summary>Urgencies with their words.</summary>
    public static IEnumerable<(int Value, string Text)> UrgencyWords =>
        [(1, PeopleTexts.Urgency1), (2, PeopleTexts.Urgency2), (3, PeopleTexts.Urgency3), (4, PeopleTexts.Urgency4), (5, PeopleTexts.Urgency5)];

    /// <summary>What is recorded.</summary>
    public NeedEntry Entry(string serviceType) => new(serviceType, Urgency) { TargetOn = TargetOn };

    /// <summary>The number that was chosen; null for none.</summary>
    public static int? Number(object? value) => int.TryParse(value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
