namespace Coordination.Domain.Resources;

/// <summary>For whom an offer is made, and how closely it follows a person (S05, S06).</summary>
public enum ServiceIntensity
{
    /// <summary>For everybody in the community: a library, a sports club, an employment office.</summary>
    Mainstream,

    /// <summary>Made for newcomers.</summary>
    Settlement,

    /// <summary>Made for newcomers with high needs: small groups, somebody who follows each person.</summary>
    Adapted,
}
