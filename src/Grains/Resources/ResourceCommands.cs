using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Resources;

/// <summary>Post an opening of a resource.</summary>
/// <param name="Command">Its key.</param>
/// <param name="Terms">Unit and days.</param>
/// <param name="Maximum">Units, 1 to <see cref="Limits.OpeningUnitsMax"/>.</param>
[GenerateSerializer, Immutable, Alias("PostOpening")]
public sealed record PostOpening(CommandKey Command, OpeningTerms Terms, int Maximum);

/// <summary>Hold units of an opening for a newcomer.</summary>
/// <param name="Command">Its key; the hold's id follows from it.</param>
/// <param name="OpeningId">Which opening.</param>
/// <param name="NewcomerId">For whom.</param>
/// <param name="NeedId">For which need; one person holds once per need on one opening.</param>
/// <param name="Units">1 to <see cref="Limits.HoldUnitsMax"/>.</param>
/// <param name="Lifetime"><see cref="Limits.HoldSecondsMin"/> to <see cref="Limits.HoldSecondsMax"/> seconds.</param>
[GenerateSerializer, Immutable, Alias("PlaceHold")]
public sealed record PlaceHold(CommandKey Command, OpeningId OpeningId, NewcomerId NewcomerId, NeedId? NeedId, int Units, TimeSpan Lifetime);

/// <summary>Confirm or release a hold.</summary>
[GenerateSerializer, Immutable, Alias("ResolveHold")]
public sealed record ResolveHold(CommandKey Command, HoldId HoldId);

/// <summary>Give a hold until at least this long from now.</summary>
[GenerateSerializer, Immutable, Alias("ExtendHold")]
public sealed record ExtendHold(CommandKey Command, HoldId HoldId, TimeSpan Lifetime);

/// <summary>Change an opening. Null leaves a part as it is.</summary>
/// <param name="Command">Its key.</param>
/// <param name="OpeningId">Which opening.</param>
/// <param name="Maximum">Units, 0 to <see cref="Limits.OpeningUnitsMax"/>.</param>
/// <param name="IsClosed">True takes no more holds.</param>
/// <param name="Affirm">True says that what is posted is still true.</param>
[GenerateSerializer, Immutable, Alias("ChangeOpening")]
public sealed record ChangeOpening(CommandKey Command, OpeningId OpeningId, int? Maximum, bool? IsClosed, bool Affirm);
