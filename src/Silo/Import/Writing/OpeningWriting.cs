using System.Globalization;
using Coordination.Domain;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Resources;
using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Writing;

/// <summary>Posts one opening, or brings the one that an earlier import posted to the number of units the source now names.</summary>
internal sealed class OpeningWriting(IGrainFactory grains, ImportRemarks remarks)
{
    private const string Scope = "import";

    /// <summary>Posts or changes it.</summary>
    public async Task<Fate> Write(PlannedOpening planned)
    {
        var grain = grains.GetGrain<IResourceGrain>(planned.ResourceId.Value);

        // The units are not part of the request: another number at the next import must find this opening and not be a mismatch.
        var request = string.Create(CultureInfo.InvariantCulture, $"{planned.Terms.Unit} {planned.Terms.StartsOn:O} {planned.Terms.EndsOn:O}");
        var command = new CommandKey(Scope, "opening " + Ids.KeyFrom(Scope, planned.Seed), Ids.KeyFrom(Scope, request));
        var openingId = OpeningId.From(planned.ResourceId, $"{command.Scope}\n{command.Key}");
        if (await grain.Opening(openingId) is { } known)
        {
            return known.Terms == planned.Terms
                ? await Adjust(grain, planned, known)
                : Refuse(planned, $"is counted in {planned.Terms.Unit} now; the opening posted before keeps counting in {known.Terms.Unit}");
        }

        if (planned.Units == 0)
        {
            return Fate.Unchanged;
        }

        return await grain.PostOpening(new PostOpening(command, planned.Terms, planned.Units)) is CapacityOutcome.Posted
            ? Fate.Written
            : Refuse(planned, "its resource is not there");
    }

    private async Task<Fate> Adjust(IResourceGrain grain, PlannedOpening planned, OpeningListing known)
    {
        if (known.Balance.Maximum == planned.Units)
        {
            return Fate.Unchanged;
        }

        // The version makes it another command when the number went back and forth between imports.
        var command = CommandKey.Step(Scope, string.Create(CultureInfo.InvariantCulture, $"units {known.OpeningId.Value} to {planned.Units} at {known.Version}"));
        var answer = await grain.ChangeOpening(new ChangeOpening(command, known.OpeningId, planned.Units, IsClosed: null, Affirm: false));
        return answer switch
        {
            CapacityOutcome.Changed => Fate.Written,
            CapacityOutcome.BelowCommitments below => Refuse(planned, $"{planned.Units} units are fewer than the {below.Held + below.Taken} held and taken; the opening keeps {known.Balance.Maximum}"),
            _ => Refuse(planned, "its opening is not there"),
        };
    }

    private Fate Refuse(PlannedOpening planned, string reason)
    {
        remarks.Refuse(planned.Where, reason);
        return Fate.Refused;
    }
}
