using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Matching.Markets;

public sealed class SimulatedYearTests
{
    private static readonly MarketPast Past = Pasts.Daily(
        100, 4, PriorityBand.Other, PriorityBand.Other, PriorityBand.Other, PriorityBand.HighVulnerability, PriorityBand.Other, PriorityBand.Other, PriorityBand.Crisis);

    [Fact]
    public void The_policy_serves_those_with_higher_need_and_first_come_does_not()
    {
        var year = SimulatedYear.Of([Opening(500)], Past, MatchingPolicy.Default, Samples.Today, 1)!;
        var (policy, first) = (year.ByPolicy(MatchingPolicy.Default), year.FirstComeFirstServed(MatchingPolicy.Default));

        Assert.Equal(policy.Bands.Select(band => band.Requests), first.Bands.Select(band => band.Requests));
        Assert.InRange(Share(policy, PriorityBand.Crisis), 0.9, 1);
        Assert.InRange(Share(first, PriorityBand.Crisis), 0.2, 0.6);
        Assert.True(Share(policy, PriorityBand.Other) < Share(first, PriorityBand.Other));
        Assert.True(policy.Value > first.Value * 1.2);
    }

    [Fact]
    public void Nobody_is_served_beyond_what_there_is()
    {
        var year = SimulatedYear.Of([Opening(300), Opening(100)], Past, MatchingPolicy.Default, Samples.Today, 1)!;
        Assert.Equal(400, year.FirstComeFirstServed(MatchingPolicy.Default).Bands.Sum(band => band.Served));
        Assert.InRange(year.ByPolicy(MatchingPolicy.Default).Bands.Sum(band => band.Served), 380, 400);
    }

    [Fact]
    public void A_market_of_which_nothing_is_known_has_no_year() =>
        Assert.Null(SimulatedYear.Of([Opening(5)], MarketPast.Nothing, MatchingPolicy.Default, Samples.Today, 1));

    private static double Share(YearOutcome outcome, PriorityBand band) => outcome.Bands[(int)band].Served / (double)outcome.Bands[(int)band].Requests;

    private static OpeningListing Opening(int units) => Samples.Listing() with { Terms = new(CapacityUnit.Seat, null, null), Balance = new(units, 0, 0) };
}
