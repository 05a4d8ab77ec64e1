namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>What is known of somebody who may be registered already; any part may be missing while it is being typed.</summary>
public sealed record Description
{
    /// <summary>Given name or names.</summary>
    public string? GivenName { get; init; }

    /// <summary>Family name or names.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Birth date.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Telephone number, E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The client id of IRCC, digits only.</summary>
    public string? ClientId { get; init; }

    /// <summary>What is on record of a person; of an anonymous one nothing that could be likened.</summary>
    public static Description Of(Person person) => person.Anonymity is not null ? new() : new()
    {
        GivenName = person.GivenName,
        FamilyName = person.FamilyName,
        BirthDate = person.BirthDate,
        Phone = person.Contact?.Phone,
        Email = person.Contact?.Email,
        ClientId = person.ClientId,
    };
}
