using Coordination.Domain.Communities;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Communities;

/// <summary>A call for seats and what was offered. Keyed by an id that starts with <see cref="Prefix"/>.</summary>
[Alias("ISeatCallGrain")]
public interface ISeatCallGrain : IGrainWithStringKey
{
    /// <summary>What every key starts with.</summary>
    const string Prefix = "call-";

    /// <summary>Providers that offer, at most.</summary>
    const int OffersMax = 1_000;

    /// <summary>Makes the call; making it again gives it as it stands.</summary>
    [Alias("Make")]
    Task<SeatCall> Make(MakeCall command);

    /// <summary>The call as it stands; null when there is none.</summary>
    [Alias("View")]
    Task<SeatCall?> View();

    /// <summary>A provider offers seats; a later offer of it replaces its earlier one. Null when the call takes none.</summary>
    [Alias("Offer")]
    Task<SeatCall?> Offer(OfferSeats command);

    /// <summary>Takes no more offers. Null when there is no such call.</summary>
    [Alias("Close")]
    Task<SeatCall?> Close();
}

/// <summary>Call for seats.</summary>
[GenerateSerializer, Immutable, Alias("MakeCall")]
public sealed record MakeCall(
    string RegionCode, string ServiceType, int Seats, DateOnly FromOn, DateOnly ClosesOn, ImmutableArray<string> Languages, int? NclcMin, int? NclcMax, string Note, string By);

/// <summary>Offer seats.</summary>
[GenerateSerializer, Immutable, Alias("OfferSeats")]
public sealed record OfferSeats(ProviderId ProviderId, int Seats, string Note, string By);
