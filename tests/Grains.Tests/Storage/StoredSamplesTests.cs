using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Communities;
using Coordination.Grains.Demonstration;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Projects;
using Coordination.Grains.Providers;
using Coordination.Grains.Resources;
using Coordination.Grains.Storage;
using Xunit;

namespace Coordination.Grains.Tests.Storage;

/// <summary>What was stored once must keep loading. A sample is never changed; a new shape gets a new sample beside it.</summary>
public sealed class StoredSamplesTests
{
    [Theory]
    [InlineData("newcomer.json", typeof(NewcomerState))]
    [InlineData("provider.json", typeof(ProviderState))]
    [InlineData("provider-contact.json", typeof(ProviderState))]
    [InlineData("project.json", typeof(ProjectState))]
    [InlineData("community-plan.json", typeof(CommunityPlanState))]
    [InlineData("seat-call.json", typeof(SeatCallState))]
    [InlineData("pulse.json", typeof(PulseState))]
    [InlineData("decision-note.json", typeof(DecisionNoteState))]
    [InlineData("balance.json", typeof(BalanceState))]
    [InlineData("resource.json", typeof(ResourceState))]
    [InlineData("simulator.json", typeof(SimulatorState))]
    [InlineData("seeker.json", typeof(Seeker))]
    [InlineData("outcomes.json", typeof(ImmutableArray<CapacityOutcome>))]
    public void Nothing_of_a_sample_is_lost_by_reading_and_writing_it(string sample, Type state)
    {
        var written = JsonSerializer.SerializeToNode(JsonSerializer.Deserialize(Text(sample), state, CoordinationJson.Options), state, CoordinationJson.Options);
        Assert.True(Contains(written, JsonNode.Parse(Text(sample))), written?.ToJsonString());
    }

    /// <summary>What was added since may stand beside what was stored.</summary>
    private static bool Contains(JsonNode? written, JsonNode? stored) => (written, stored) switch
    {
        (JsonObject now, JsonObject then) => then.All(property => now.ContainsKey(property.Key) && Contains(now[property.Key], property.Value)),
        (JsonArray now, JsonArray then) => now.Count == then.Count && now.Zip(then).All(pair => Contains(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(written, stored),
    };

    [Fact]
    public void A_stored_newcomer_has_its_values()
    {
        var state = Read<NewcomerState>("newcomer.json");
        Assert.Equal(("Amina", new DateOnly(1990, 3, 1), new DateOnly(2025, 6, 15)), (state.Person!.GivenName, state.Person.BirthDate, state.Person.LandedOn));
        Assert.Equal([Audience.Women, Audience.Francophones], state.Person.Audiences);
        Assert.Equal(new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero).AddTicks(1_234_567), state.RegisteredAt);
        var assessment = Assert.Single(state.Assessments);
        Assert.Equal((PriorityBand.HighVulnerability, NeedLevel.High, 3), (assessment.Result.Band, assessment.Result.Level, assessment.Nclc!.Lowest));
        Assert.Equal(new(NeedDomain.Housing, 2, true, "We share a room."), Assert.Single(assessment.Findings));
        Assert.Equal((NeedStatus.Served, new NeedId("d-0123456789abcdef0123")), (state.Needs[0].Status, state.Needs[0].NeedId));
        Assert.Equal(new("s-0123456789abcdef0123", AssetKind.Skill, "welding", true), Assert.Single(state.Assets));
        var referral = Assert.Single(state.Referrals);
        Assert.Equal([ReferralStatus.Requested, ReferralStatus.Accepted], referral.Steps.Select(step => step.Status));
        Assert.Equal(
            new(ReferralMove.Cancel, "worker", new(ReasonCode.ClientRefused, "Moved away."), Outcome.PartlyMet, new(2026, 11, 19, 8, 0, 0, TimeSpan.Zero)),
            referral.Pending);
    }

    [Fact]
    public void A_stored_provider_has_its_values()
    {
        var state = Read<ProviderState>("provider.json");
        Assert.Equal((new BilingualText("Agency", "Organisme"), ProviderKind.SettlementAgency, true), (state.Name!, state.Kind, state.IsActive));
        var (id, draft) = Assert.Single(state.Resources);
        Assert.Equal((id, ResourceKind.PaidOpportunity, 18, 30d), (draft.ResourceId.Value, draft.Kind, draft.AgeMin!.Value, draft.CatchmentKm!.Value));
        Assert.Equal([draft.ResourceId], state.Untold);
    }

    [Fact]
    public void A_stored_resource_has_its_values()
    {
        var profile = Read<ResourceState>("resource.json").Profile!;
        Assert.Equal((ResourceKind.VolunteerOpportunity, Modality.SelfDirected, 3, 8, 12.5, true), (profile.Kind, profile.Modality, profile.NclcMin!.Value, profile.NclcMax!.Value, profile.CatchmentKm!.Value, profile.IsPending));
        Assert.Equal(["fr", "uk"], profile.Languages);
    }

    [Fact]
    public void Every_stored_answer_is_of_its_kind() => Assert.Equal(
        [
            typeof(CapacityOutcome.Posted), typeof(CapacityOutcome.Placed), typeof(CapacityOutcome.Confirmed), typeof(CapacityOutcome.Released),
            typeof(CapacityOutcome.Extended), typeof(CapacityOutcome.Changed), typeof(CapacityOutcome.Exhausted), typeof(CapacityOutcome.Closed),
            typeof(CapacityOutcome.Lapsed), typeof(CapacityOutcome.AlreadyResolved), typeof(CapacityOutcome.AlreadyHolding),
            typeof(CapacityOutcome.BelowCommitments), typeof(CapacityOutcome.Unknown), typeof(CapacityOutcome.Mismatch),
        ],
        Read<ImmutableArray<CapacityOutcome>>("outcomes.json").Select(outcome => outcome.GetType()));

    [Fact]
    public void A_state_of_a_shape_with_fewer_parts_still_loads()
    {
        Assert.Empty(JsonSerializer.Deserialize<NewcomerState>("""{ "person": null }""", CoordinationJson.Options)!.Referrals);
        Assert.Empty(JsonSerializer.Deserialize<ProviderState>("{}", CoordinationJson.Options)!.Resources);
    }

    private static T Read<T>(string sample) => JsonSerializer.Deserialize<T>(Text(sample), CoordinationJson.Options)!;

    private static string Text(string sample)
    {
        using var reader = new StreamReader(typeof(StoredSamplesTests).Assembly.GetManifestResourceStream(sample)!);
        return reader.ReadToEnd();
    }
}
