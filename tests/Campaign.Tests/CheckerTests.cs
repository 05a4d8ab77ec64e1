using Coordination.Campaign.Checking;
using Coordination.Campaign.Tests.Simulation;
using Xunit;

namespace Coordination.Campaign.Tests;

/// <summary>The checker is worth something only if it says nothing about a sound system and names the fault of a broken one.</summary>
public sealed class CheckerTests
{
    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_sound_system_is_found_sound(int seed)
    {
        var findings = SimulatedCampaign.Run(Bug.None, seed);

        Assert.True(findings.Violations.IsEmpty, string.Join("\n", findings.Violations.Take(5).Select(Describe.Text)));
        Assert.True(findings.Stories.Length > 3_000, $"Only {findings.Stories.Length} commands were tried.");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_success_that_was_never_stored_is_found(int seed) => AssertFound(Bug.LostCommit, Promise.NothingLost, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_oversold_opening_is_found(int seed) => AssertFound(Bug.Oversell, Promise.NeverOversold, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_hold_that_ended_twice_is_found(int seed) => AssertFound(Bug.DoubleResolution, Promise.OneResolution, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_confirmation_after_expiry_is_found(int seed) => AssertFound(Bug.LateConfirm, Promise.NoLateConfirm, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_bundle_confirmed_in_part_is_found(int seed) => AssertFound(Bug.PartBundle, Promise.NoPartBundle, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_answer_from_an_old_state_is_found(int seed) => AssertFound(Bug.StaleAnswer, Promise.NothingStale, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_command_carried_out_twice_is_found(int seed) => AssertFound(Bug.DuplicateExecuted, Promise.OncePerKey, seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_offer_past_somebody_who_waited_is_found(int seed) => AssertFound(Bug.WaitlistOutOfOrder, Promise.WaitlistInOrder, seed);

    /// <summary>The right name is among those called, and no sound part is called broken: of other names only what the fault itself entails.</summary>
    private static void AssertFound(Bug bug, Promise promise, int seed)
    {
        var findings = SimulatedCampaign.Run(bug, seed);

        Assert.True(findings.Count(promise) > 0, $"Not found; instead {string.Join("; ", findings.Violations.Take(5).Select(violation => violation.Promise + ": " + violation.What))}");
        var others = findings.Violations.Where(violation => violation.Promise != promise && !Entailed(bug).Contains(violation.Promise)).ToArray();
        Assert.True(others.Length == 0, string.Join("\n", others.Take(5).Select(Describe.Text)));
    }

    private static Promise[] Entailed(Bug bug) => bug switch
    {
        // The place that was answered is confirmed later, and its version belongs to somebody else.
        Bug.LostCommit => [Promise.NothingStale],

        // The second end is nobody's doing, and takes the units off the balance again.
        Bug.DoubleResolution => [Promise.OncePerKey, Promise.SoundLedger, Promise.NothingStale],
        Bug.PartBundle => [Promise.NothingLost, Promise.NothingStale],
        Bug.DuplicateExecuted => [Promise.NothingStale, Promise.NothingLost, Promise.WaitlistInOrder],
        _ => [],
    };
}
