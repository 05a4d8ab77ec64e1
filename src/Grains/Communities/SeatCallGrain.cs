using Coordination.Domain.Communities;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Communities;

/// <inheritdoc cref="ISeatCallGrain"/>
[GrainType("seat-call")]
internal sealed class SeatCallGrain([PersistentState("seat-call")] IPersistentState<SeatCallState> kept, TimeProvider clock) : Grain, ISeatCallGrain
{
    /// <inheritdoc/>
    public async Task<SeatCall> Make(MakeCall command)
    {
        if (kept.State.Call is null)
        {
            await kept.Write(
                new()
                {
                    Call = new()
                    {
                        Id = this.GetPrimaryKeyString(),
                        RegionCode = command.RegionCode,
                        ServiceType = command.ServiceType,
                        Seats = command.Seats,
                        FromOn = command.FromOn,
                        ClosesOn = command.ClosesOn,
                        Languages = command.Languages,
                        NclcMin = command.NclcMin,
                        NclcMax = command.NclcMax,
                        Note = command.Note,
                        By = command.By,
                        At = clock.GetUtcNow(),
                    },
                },
                this);
            await CommunityNews.TellEverybody(GrainFactory, command.RegionCode);
        }

        return Seen()!;
    }

    /// <inheritdoc/>
    public Task<SeatCall?> View() => Task.FromResult(Seen());

    /// <inheritdoc/>
    public async Task<SeatCall?> Offer(OfferSeats command)
    {
        if (Seen() is not { Status: SeatCallStatus.Open } call)
        {
            return null;
        }

        var earlier = call.Offers.FirstOrDefault(offer => offer.ProviderId == command.ProviderId);
        if (earlier is not null && (earlier.Seats, earlier.Note, earlier.By) == (command.Seats, command.Note, command.By))
        {
            return call;
        }

        if (earlier is null && call.Offers.Length >= ISeatCallGrain.OffersMax)
        {
            return null;
        }

        var offer = new SeatOffer(command.ProviderId, command.Seats, command.Note, command.By, clock.GetUtcNow());
        await kept.Write(new() { Call = call with { Offers = earlier is null ? call.Offers.Add(offer) : call.Offers.Replace(earlier, offer) } }, this);
        await CommunityNews.TellEverybody(GrainFactory, call.RegionCode);
        return Seen();
    }

    /// <inheritdoc/>
    public async Task<SeatCall?> Close()
    {
        if (kept.State.Call is { Status: SeatCallStatus.Open } call)
        {
            await kept.Write(new() { Call = call with { Status = SeatCallStatus.Closed } }, this);
            await CommunityNews.TellEverybody(GrainFactory, call.RegionCode);
        }

        return Seen();
    }

    private SeatCall? Seen() => kept.State.Call?.AsOf(clock.GetUtcNow());
}

/// <summary>What is kept of a call.</summary>
[GenerateSerializer, Alias("SeatCallState")]
internal sealed record SeatCallState
{
    /// <summary>The call; null while nobody has made it.</summary>
    [Id(0)] public SeatCall? Call { get; init; }
}
