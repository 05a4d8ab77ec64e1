using Coordination.Domain;
using Coordination.Domain.Communities;
using Coordination.Grains.Communities;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Communities;

public sealed class DecisionNoteTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly RecordDecision Command = new("35", "all", "Fund ten seats", "The gap recurs", """{"figures":[{"waiting":20}],"é":1.0}""", true, "funder");

    [Fact]
    public async Task S79_A_decision_stays_letter_by_letter_as_it_was_recorded_first_and_its_hash_fits()
    {
        var decision = Start(out var id);
        Assert.Null(await decision.View());
        var first = await decision.Record(Command);
        await community.Cluster.DeactivateAsync(decision);

        Assert.Equal(first, await decision.Record(Command with { Decided = "Fund nothing", Evidence = "{}" }));
        Assert.Equal((Command.Evidence, DecisionNote.HashOf(Command.Evidence), 64), (first.Evidence, first.EvidenceHash, first.EvidenceHash.Length));
        Assert.Equal([$"35|{first.EvidenceHash}"], await community.Database.Rows($"select region_code, item->>'evidenceHash' from decision_note where decision_id = '{id}'"));
        await Assert.ThrowsAnyAsync<Exception>(() => community.Database.Run($"update grain_state set payload = jsonb_set(payload, '{{note,decided}}', '\"x\"') where grain_key = '{id}'"));
    }

    [Fact]
    public async Task S79_A_refused_write_has_recorded_nothing()
    {
        var decision = Start(out var id);
        await using (await Refusal.OfState(community.Database, id))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => decision.Record(Command));
        }

        Assert.Null(await decision.View());
        Assert.Equal(id, (await decision.Record(Command)).Id);
    }

    [Fact]
    public async Task S79_Who_may_not_know_exact_figures_gets_the_hash_of_them_alone()
    {
        var exact = await Start(out _).Record(Command with { IsProtected = false });
        Assert.Equal(("", exact.EvidenceHash), (exact.Outside().Evidence, exact.Outside().EvidenceHash));
        Assert.Equal(Command.Evidence, (exact with { IsProtected = true }).Outside().Evidence);
    }

    private IDecisionNoteGrain Start(out string id) => community.Grains.GetGrain<IDecisionNoteGrain>(id = IDecisionNoteGrain.Prefix + Ids.NewKey());
}
