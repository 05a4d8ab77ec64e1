using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Cluster;
using Coordination.Grains.Tests.Community;
using Coordination.Grains.UnderWay;
using Coordination.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Grains.Tests.Cluster;

/// <summary>Whoever is asked about a command that another silo works on knows that it is under way.</summary>
public sealed class UnderWayTests(TwoSilos community) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task A_command_whose_commit_waits_is_under_way_for_every_silo_and_is_not_when_it_has_ended()
    {
        var (opening, key) = (await community.Post(2), Acts.NewKey("slow"));
        Task<CapacityOutcome> placing;
        await using (await community.Database.Lock("ledger"))
        {
            placing = community.Hold(opening, key);
            foreach (var silo in community.Cluster.Silos)
            {
                await Eventually.Get(() => silo.ServiceProvider.GetRequiredService<Peers>().IsUnderWay(key.Mark), isUnderWay => isUnderWay, TimeSpan.FromSeconds(4));
            }

            Assert.False(placing.IsCompleted);
        }

        Assert.IsType<CapacityOutcome.Placed>(await placing);
        foreach (var silo in community.Cluster.Silos)
        {
            Assert.False(await silo.ServiceProvider.GetRequiredService<Peers>().IsUnderWay(key.Mark));
        }
    }

    [Fact]
    public void A_command_that_is_worked_on_twice_is_under_way_until_both_have_ended()
    {
        var (underWay, command) = (new CommandsUnderWay(), Acts.NewKey("twice").Mark);
        var first = underWay.Begin(command);
        var second = underWay.Begin(command);
        first.Dispose();
        first.Dispose();

        Assert.True(underWay.Has(command.Id));
        second.Dispose();
        Assert.False(underWay.Has(command.Id));
    }
}
