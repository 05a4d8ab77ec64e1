using Coordination.Campaign.Checking;
using Coordination.Campaign.History;

namespace Coordination.Campaign.Tests.Simulation;

/// <content>How it decides.</content>
internal sealed partial class SimulatedSystem
{
    private Reply Decide(Command command)
    {
        switch (command.Act)
        {
            case Act.Post:
                var id = NewId("o");
                openings[id] = new(id, command.Resource!, ledger);
                openings[id].Add("posted", null, command.Maximum, clock.GetUtcNow(), transaction);
                return Done(openings[id]);
            case Act.Place:
                return Place(openings[command.Opening!], command);
            case Act.Confirm or Act.Release or Act.Extend:
                return Resolve(openings[command.Opening!], command);
            case Act.Change:
                return Change(openings[command.Opening!], command.Maximum);
            case Act.PlaceBundle:
                return PlaceBundle(command);
            case Act.ConfirmBundle or Act.ReleaseBundle:
                return ResolveBundle(command);
            case Act.Join:
                var entry = new WaitlistRow(NewId("w"), command.Resource!, command.Need, random.Next(4), random.Next(100), clock.GetUtcNow(), null);
                waitlist.Add(entry);
                return new() { Outcome = Outcome.Ok, Status = 201, Entry = entry.Entry };
            default:
                throw new InvalidOperationException($"Nobody decides a {command.Act}.");
        }
    }

    private Reply Place(SimulatedOpening opening, Command command)
    {
        Lapse(opening);
        if (IsStruck(Bug.StaleAnswer))
        {
            return Refused("exhausted", opening) with { Version = opening.Before(3).Version };
        }

        if (opening.Last.Free < command.Units && !IsStruck(Bug.Oversell))
        {
            return Refused("exhausted", opening);
        }

        var hold = new SimulatedHold(NewId("h"), command.Units, null) { ExpiresAt = clock.GetUtcNow().AddSeconds(command.Seconds) };
        if (IsStruck(Bug.LostCommit))
        {
            return Done(opening) with { Version = opening.Last.Version + 1, Hold = hold.Id, ExpiresAt = hold.ExpiresAt };
        }

        Hold(opening, hold);
        return Done(opening) with { Hold = hold.Id, ExpiresAt = hold.ExpiresAt };
    }

    private Reply Resolve(SimulatedOpening opening, Command command)
    {
        if (!opening.Holds.TryGetValue(command.Hold!, out var hold))
        {
            return new() { Outcome = Outcome.Rejected, Status = 404, Slug = "not-found" };
        }

        if (hold.State == "held" && hold.ExpiresAt <= clock.GetUtcNow() && command.Act == Act.Confirm && bug == Bug.LateConfirm)
        {
            return End(opening, hold, "confirmed");
        }

        Lapse(opening);
        return (command.Act, hold.State) switch
        {
            (Act.Confirm, "released") when IsStruck(Bug.DoubleResolution) => End(opening, hold, "confirmed"),
            (Act.Release, "held") when bug == Bug.DoubleResolution && random.NextDouble() < BugRate => Twice(opening, hold),
            (_, "expired") => Refused("lapsed", opening),
            (_, "released" or "cancelled") => Refused("already-resolved", opening),
            (Act.Confirm, "confirmed") => Done(opening) with { Hold = hold.Id },
            (Act.Confirm, _) => End(opening, hold, "confirmed"),
            (Act.Release, "confirmed") => End(opening, hold, "cancelled"),
            (Act.Release, _) => End(opening, hold, "released"),
            (_, "confirmed") => Refused("already-resolved", opening),
            _ => Extend(opening, hold, command.Seconds),
        };
    }

    private Reply Twice(SimulatedOpening opening, SimulatedHold hold)
    {
        var reply = End(opening, hold, "released");
        End(opening, hold, "confirmed");
        return reply;
    }

    private Reply Extend(SimulatedOpening opening, SimulatedHold hold, int seconds)
    {
        var until = clock.GetUtcNow().AddSeconds(seconds);
        if (until > hold.ExpiresAt)
        {
            hold.ExpiresAt = until;
            opening.Add("extended", hold, opening.Last.Maximum, clock.GetUtcNow(), transaction);
        }

        return Done(opening) with { Hold = hold.Id, ExpiresAt = hold.ExpiresAt };
    }

    private Reply Change(SimulatedOpening opening, int maximum)
    {
        Lapse(opening);
        if (opening.Last.Held + opening.Last.Taken > maximum)
        {
            return Refused("below-commitments", opening);
        }

        if (maximum != opening.Last.Maximum)
        {
            opening.Add("maximum-changed", null, maximum, clock.GetUtcNow(), transaction);
        }

        return Done(opening) with { Maximum = opening.Last.Maximum, Held = opening.Last.Held, Taken = opening.Last.Taken };
    }

    private Reply PlaceBundle(Command command)
    {
        var parts = command.Parts.Select(part => (Opening: openings[part.Opening], part.Units)).ToArray();
        Array.ForEach(parts, part => Lapse(part.Opening));
        if (parts.Any(part => part.Opening.Last.Free < part.Units))
        {
            return new() { Outcome = Outcome.Rejected, Status = 409, Slug = "exhausted" };
        }

        var until = clock.GetUtcNow().AddSeconds(command.Seconds);
        var holds = parts.Select(part =>
        {
            var hold = new SimulatedHold(NewId("h"), part.Units, null) { ExpiresAt = until };
            return new Part(part.Opening.Id, part.Units, hold.Id, Hold(part.Opening, hold).Version);
        }).ToImmutableArray();
        var bundle = NewId("b");
        bundles[bundle] = holds;
        return new() { Outcome = Outcome.Ok, Status = 201, Bundle = bundle, Holds = holds, ExpiresAt = until };
    }

    private Reply ResolveBundle(Command command)
    {
        var parts = bundles[command.Bundle!].Select(part => (Opening: openings[part.Opening], Hold: openings[part.Opening].Holds[part.Hold!])).ToArray();
        Array.ForEach(parts, part => Lapse(part.Opening));
        var wanted = command.Act == Act.ConfirmBundle ? "held" : parts[0].Hold.State == "confirmed" ? "confirmed" : "held";
        if (parts.Any(part => part.Hold.State != wanted))
        {
            return new() { Outcome = Outcome.Rejected, Status = 409, Slug = parts.Any(part => part.Hold.State == "expired") ? "lapsed" : "already-resolved" };
        }

        var kind = command.Act == Act.ConfirmBundle ? "confirmed" : wanted == "held" ? "released" : "cancelled";
        foreach (var (opening, hold) in kind == "confirmed" && IsStruck(Bug.PartBundle) ? parts[1..] : parts)
        {
            End(opening, hold, kind);
        }

        return new() { Outcome = Outcome.Ok, Status = 200, Bundle = command.Bundle };
    }

    private LedgerRow Hold(SimulatedOpening opening, SimulatedHold hold)
    {
        opening.Holds[hold.Id] = hold;
        return opening.Add("held", hold, opening.Last.Maximum, clock.GetUtcNow(), transaction);
    }

    private Reply End(SimulatedOpening opening, SimulatedHold hold, string kind)
    {
        hold.State = kind;
        opening.Add(kind, hold, opening.Last.Maximum, clock.GetUtcNow(), transaction);
        return Done(opening) with { Hold = hold.Id };
    }

    private void Lapse(SimulatedOpening opening)
    {
        transaction++;
        foreach (var hold in opening.Holds.Values.Where(hold => hold.State == "held" && hold.ExpiresAt <= clock.GetUtcNow()).ToArray())
        {
            End(opening, hold, "expired");
        }
    }

    private void OfferFree(SimulatedOpening opening)
    {
        while (opening.Last.Free > 0)
        {
            var line = waitlist.Where(entry => entry.Resource == opening.Resource && entry.Hold is null)
                .OrderBy(entry => entry.Band).ThenByDescending(entry => entry.Score).ThenBy(entry => entry.JoinedAt).ToArray();
            if (line.Length == 0)
            {
                return;
            }

            transaction++;
            var first = bug == Bug.WaitlistOutOfOrder ? line[^1] : line[0];
            var hold = new SimulatedHold(NewId("h"), 1, first.Need) { ExpiresAt = clock.GetUtcNow().AddHours(48) };
            Hold(opening, hold);
            waitlist[waitlist.IndexOf(first)] = first with { Hold = hold.Id };
        }
    }

    private static Reply Done(SimulatedOpening opening) => new() { Outcome = Outcome.Ok, Status = 200, Opening = opening.Id, Version = opening.Last.Version };

    private static Reply Refused(string slug, SimulatedOpening opening) =>
        new() { Outcome = Outcome.Rejected, Status = 409, Slug = slug, Version = opening.Last.Version };
}
