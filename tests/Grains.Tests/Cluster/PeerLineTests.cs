using System.Net;
using System.Net.Sockets;
using Coordination.Grains.Cluster;
using Xunit;

namespace Coordination.Grains.Tests.Cluster;

/// <summary>What one silo can tell about another without asking it anything.</summary>
public sealed class PeerLineTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_to_a_process_that_answers_nothing_holds_and_breaks_when_the_process_lets_go()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var (line, reach) = await PeerLine.Open((IPEndPoint)listener.LocalEndpoint, Cancellation);
        using var held = line;
        var other = await listener.AcceptSocketAsync(Cancellation);
        var broken = line!.Broken(Cancellation);

        Assert.Equal(Reach.Reached, reach);
        Assert.False(broken.IsCompleted);
        other.Dispose();
        await broken.WaitAsync(Soon, Cancellation);
    }

    [Fact]
    public async Task A_frozen_process_that_takes_no_connection_is_reached_all_the_same()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var (line, reach) = await PeerLine.Open((IPEndPoint)listener.LocalEndpoint, Cancellation);

        line?.Dispose();
        Assert.Equal(Reach.Reached, reach);
    }

    [Fact]
    public async Task Where_nobody_listens_any_more_the_line_is_refused()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = (IPEndPoint)listener.LocalEndpoint;
        listener.Dispose();

        Assert.Equal((null, Reach.Refused), await PeerLine.Open(address, Cancellation));
    }

    [Fact]
    public async Task Where_no_packet_arrives_there_is_silence()
    {
        // A full queue of connections drops packets, as a cut network does.
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(1);
        var address = (IPEndPoint)full.LocalEndPoint!;
        var lines = new List<PeerLine>();
        var reach = Reach.Reached;
        for (var tries = 0; tries < 8 && reach == Reach.Reached; tries++)
        {
            (var line, reach) = await PeerLine.Open(address, Cancellation);
            lines.AddRange(line is null ? [] : [line]);
        }

        lines.ForEach(line => line.Dispose());
        Assert.Equal(Reach.Silent, reach);
    }

    [Theory]
    [InlineData(0.0, true, 2, 3, true)] // Of three, a pair cannot hear each other: the elder stays.
    [InlineData(2.9, false, 2, 3, false)]
    [InlineData(3.0, false, 2, 3, true)] // The elder has not acted.
    [InlineData(60.0, true, 1, 3, false)] // It is the one that is cut off.
    [InlineData(60.0, true, 1, 2, false)] // Of two, nobody knows which.
    [InlineData(60.0, true, 2, 4, false)]
    public void A_silo_that_reaches_most_others_declares_the_one_it_cannot_reach_dead(double silentSeconds, bool isElder, int reached, int living, bool declared) =>
        Assert.Equal(declared, PeerRules.IsCutOff(TimeSpan.FromSeconds(silentSeconds), isElder, reached, living));

    [Theory]
    [InlineData(5.1, 5.2, true)]
    [InlineData(5.1, 5.0, false)] // The database was away for both, and this silo has it back a moment sooner.
    [InlineData(5.0, 60.0, false)] // Its fence is open still.
    public void A_silo_cut_off_from_the_database_is_declared_dead_by_one_that_had_it_all_the_time(double silenceSeconds, double steadySeconds, bool declared) =>
        Assert.Equal(declared, PeerRules.HasLostDatabase(TimeSpan.FromSeconds(silenceSeconds), TimeSpan.FromSeconds(steadySeconds)));
}
