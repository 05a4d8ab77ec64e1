namespace Coordination.Domain.Newcomers;

/// <summary>Who a newcomer is.</summary>
[GenerateSerializer, Immutable, Alias("Person")]
public sealed record Person
{
    /// <summary>Given name or names.</summary>
    [Id(0)] public required string GivenName { get; init; }

    /// <summary>Family name or names.</summary>
    [Id(1)] public required string FamilyName { get; init; }

    /// <summary>Birth date.</summary>
    [Id(2)] public required DateOnly BirthDate { get; init; }

    /// <summary>The census division the person lives in.</summary>
    [Id(3)] public required string RegionCode { get; init; }

    /// <summary>The official language the person prefers, <c>en</c> or <c>fr</c>.</summary>
    [Id(4)] public required string PreferredLanguage { get; init; }

    /// <summary>The day of landing, if known.</summary>
    [Id(5)] public DateOnly? LandedOn { get; init; }

    /// <summary>Groups the person has said they belong to and agreed to be matched by.</summary>
    [Id(6)] public ImmutableArray<Resources.Audience> Audiences { get; init; } = [];

    /// <summary>True for an invented person of the demonstration community.</summary>
    [Id(7)] public bool IsInvented { get; init; }

    /// <summary>How they can be reached; null while it was not asked.</summary>
    [Id(8)] public Contact? Contact { get; init; }

    /// <summary>For somebody who gives neither name nor birth date: then the name is empty and the code, and the birth date an estimate.</summary>
    [Id(9)] public Anonymity? Anonymity { get; init; }

    /// <summary>The client id of IRCC, 8 or 10 digits.</summary>
    [Id(10)] public string? ClientId { get; init; }

    /// <summary>The forward sortation area they live in, such as <c>V5H</c>; null when not said.</summary>
    [Id(11)] public string? PostalArea { get; init; }

    /// <summary>Somebody who gives neither name nor birth date.</summary>
    public static Person Anonymous(NewcomerId newcomerId, AgeBand? ageBand, string regionCode, string preferredLanguage, DateOnly today)
    {
        var code = Anonymity.CodeOf(newcomerId);
        return new()
        {
            GivenName = "",
            FamilyName = code,
            BirthDate = Anonymity.BirthDateOf(ageBand, today),
            RegionCode = regionCode,
            PreferredLanguage = preferredLanguage,
            Anonymity = new(code, ageBand),
        };
    }
}
