namespace Coordination.Domain.Resources;

/// <summary>One kind of help, as the community speaks of it.</summary>
/// <param name="Slug">The word used in code, SQL, HTTP and files.</param>
/// <param name="Name">What people read.</param>
/// <param name="IrccCategory">The category of IRCC's Settlement Program it is reported under.</param>
/// <param name="TargetDays">Days within which a need of this type should lead to a first service; a default of ours, a setting later.</param>
[GenerateSerializer, Immutable, Alias("ServiceType")]
public sealed record ServiceType(string Slug, BilingualText Name, string IrccCategory, int TargetDays);
