using System.Text.Json;
using Coordination.Campaign.Checking;
using Coordination.Campaign.History;

namespace Coordination.Campaign;

/// <summary>What a campaign came to: figures for people, what broke, and the line for programs.</summary>
internal static class Verdict
{
    private const int ShownPerPromise = 4;

    /// <summary>
    /// A shorter campaign strikes too seldom for a 95th percentile, and runs among other tests on machines that are busy: it
    /// prints how long users waited and does not judge it.
    /// </summary>
    private const double MinutesForTimes = 10;

    /// <summary>Whether every promise was kept.</summary>
    public static bool IsKept(CampaignOptions options, Findings findings, bool stayedBroken) =>
        !stayedBroken && findings.Violations.All(violation => violation.Promise == Promise.Recovery && options.Minutes < MinutesForTimes);

    /// <summary>Prints it, the line for programs last.</summary>
    public static void Print(CampaignOptions options, Evidence evidence, Findings findings, bool stayedBroken)
    {
        var commands = findings.Stories.Count(story => story.Command.IsWrite);
        var recovery = Recovery.Of(findings.Stories, evidence.Faults);
        var lateness = Lateness.Of(findings.Ledger).Select(one => one.Ms).ToArray();
        var calm = Lateness.Calm(findings.Ledger, evidence);
        Console.WriteLine($"{commands} commands in {evidence.Lines.Length} attempts and lookups, {evidence.Rows.Length} rows of the ledger, {evidence.Waitlist.Count(entry => entry.Hold is not null)} offers");
        foreach (var act in findings.Stories.GroupBy(story => story.Command.Act).OrderBy(act => act.Key))
        {
            var ends = act.GroupBy(story => story.Answer is { } answer ? answer.Slug ?? "ok" : "unknown").OrderByDescending(end => end.Count());
            Console.WriteLine($"  {act.Key,-14} {act.Count(),7}: {string.Join(", ", ends.Select(end => $"{end.Key} {end.Count()}"))}");
        }

        Console.WriteLine($"{evidence.Faults.Length} faults; users disturbed by them had answers again after");
        foreach (var (kind, users) in recovery)
        {
            Console.WriteLine($"  {kind,-24} {evidence.Faults.Count(fault => fault.Kind == kind),3} times, {users.Count,4} users: median {Percentile.Of(users, 0.5),6:0} ms, p95 {Percentile.Of(users, 0.95),6:0} ms");
        }

        Console.WriteLine($"{lateness.Length} expiries, late by: median {Percentile.Of(lateness, 0.5):0} ms, p99 {Percentile.Of(lateness, 0.99):0} ms, most {lateness.DefaultIfEmpty().Max():0} ms");
        Console.WriteLine($"  {calm.Length} of them when nothing was broken: p99 {Percentile.Of(calm, 0.99):0} ms");
        foreach (var broken in findings.Violations.GroupBy(violation => violation.Promise))
        {
            Console.WriteLine($"BROKEN {broken.Key}: {broken.Count()} times");
            foreach (var violation in broken.Take(ShownPerPromise))
            {
                Console.WriteLine("  " + Describe.Text(violation));
            }
        }

        if (stayedBroken)
        {
            Console.WriteLine("BROKEN: the service did not come back whole after a fault");
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            options.Seed,
            commands,
            faults = evidence.Faults.Length,
            lost = findings.Count(Promise.NothingLost),
            oversold = findings.Count(Promise.NeverOversold),
            partial_bundles = findings.Count(Promise.NoPartBundle),
            double_resolutions = findings.Count(Promise.OneResolution),
            late_confirms = findings.Count(Promise.NoLateConfirm),
            unknown_unresolved = findings.Count(Promise.NoUnknowns),
            stale = findings.Count(Promise.NothingStale),
            not_once_per_key = findings.Count(Promise.OncePerKey),
            waitlist_out_of_order = findings.Count(Promise.WaitlistInOrder),
            unsound_ledger = findings.Count(Promise.SoundLedger),
            fault_kinds = evidence.Faults.GroupBy(fault => fault.Kind).ToDictionary(kind => kind.Key, kind => kind.Count()),
            expiry_late_p99_ms = Math.Round(Percentile.Of(lateness, 0.99)),
            expiry_late_calm_p99_ms = Math.Round(Percentile.Of(calm, 0.99)),
            recovery_p95_ms = recovery.ToDictionary(kind => kind.Key, kind => Math.Round(Percentile.Of(kind.Value, 0.95))),
        }, Journal.Json));
    }

    /// <summary>Writes history and ledger to a directory.</summary>
    public static void Write(string directory, Evidence evidence)
    {
        File.WriteAllLines(Path.Combine(directory, "history.jsonl"), evidence.Lines.Select(line => JsonSerializer.Serialize(line, Journal.Json)));
        File.WriteAllLines(Path.Combine(directory, "ledger.jsonl"), evidence.Rows.Select(row => JsonSerializer.Serialize(row, Journal.Json)));
        File.WriteAllLines(Path.Combine(directory, "waitlist.jsonl"), evidence.Waitlist.Select(row => JsonSerializer.Serialize(row, Journal.Json)));
        File.WriteAllLines(Path.Combine(directory, "faults.jsonl"), evidence.Faults.Select(fault => JsonSerializer.Serialize(fault, Journal.Json)));
    }
}
