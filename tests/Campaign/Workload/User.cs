using System.Globalization;
using Coordination.Campaign.History;

namespace Coordination.Campaign.Workload;

/// <summary>One user who holds, confirms, releases, bundles and waits, one thing after the other, as the seed has it.</summary>
internal sealed class User(ITarget target, Journal journal, World world, OfferDesk desk, Random random, int client, int thinkMs)
{
    private const int HeldMax = 8;
    private const int TakenMax = 4;
    private readonly Caller caller = new(target, journal, client, random);
    private readonly Stock stock = new();
    private int asked;

    /// <summary>Works until it is stopped; what has been begun is brought to its end.</summary>
    public async Task Run(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            await caller.Pause(thinkMs / 2, thinkMs * 3 / 2);
            await Step();
        }
    }

    private async Task Step()
    {
        var roll = random.NextDouble();
        if (stock.LastMoment.TryPeek(out _, out var at) && at <= journal.Clock.GetUtcNow())
        {
            await Confirm(stock.LastMoment.Dequeue());
        }
        else if (desk.Next() is { } offer)
        {
            await Answer(offer);
        }
        else if (roll < 0.04)
        {
            await Once(new() { Act = Act.Change, Key = NextKey(), Opening = world.Any(random).Id, Maximum = random.Next(1, 21) });
        }
        else if (roll < 0.10)
        {
            await caller.Ask(new() { Act = Act.Read, Opening = world.Any(random).Id });
        }
        else if (roll < 0.12 && world.NextSeeker() is { } seeker)
        {
            await Once(new() { Act = Act.Join, Key = NextKey(), Newcomer = seeker.Newcomer, Need = seeker.Need, Resource = world.Wanted(random).Resource });
        }
        else if (roll < 0.30 && await GoOnWithBundle())
        {
        }
        else if ((roll < 0.60 || stock.Held.Count > HeldMax) && Stock.Draw(stock.Held, random) is { } hold)
        {
            await GoOn(hold);
        }
        else if ((roll < 0.68 || stock.Taken.Count > TakenMax) && Stock.Draw(stock.Taken, random) is { } taken)
        {
            await Once(new() { Act = Act.Release, Key = NextKey(), Hold = taken.Hold, Opening = taken.Opening });
        }
        else if (target.HasBundles && random.NextDouble() < 0.15)
        {
            await PlaceBundle();
        }
        else
        {
            await Place();
        }
    }

    private async Task Place()
    {
        var reply = await Once(new()
        {
            Act = Act.Place,
            Key = NextKey(),
            Opening = world.Any(random).Id,
            Newcomer = world.Newcomers[random.Next(world.Newcomers.Length)],
            Units = random.NextDouble() < 0.8 ? 1 : random.Next(2, 4),
            Seconds = random.Next(30, 41),
        });
        if (reply is { Outcome: Outcome.Ok, Hold: { } hold, ExpiresAt: { } expiresAt })
        {
            stock.Held.Add(new(hold, reply.Opening!, expiresAt));
        }
    }

    private async Task GoOn(Mine hold)
    {
        var roll = random.NextDouble();
        if (roll < 0.45)
        {
            await Confirm(hold);
        }
        else if (roll < 0.70)
        {
            await Once(new() { Act = Act.Release, Key = NextKey(), Hold = hold.Hold, Opening = hold.Opening });
        }
        else if (roll < 0.82)
        {
            var reply = await Once(new() { Act = Act.Extend, Key = NextKey(), Hold = hold.Hold, Opening = hold.Opening, Seconds = random.Next(30, 41) });
            if (reply is { Outcome: Outcome.Ok, ExpiresAt: { } expiresAt })
            {
                stock.Held.Add(hold with { ExpiresAt = expiresAt });
            }
        }
        else if (roll < 0.92)
        {
            // Confirmed just before, at or just after its expiry, where the database's clock alone may decide.
            stock.LastMoment.Enqueue(hold, hold.ExpiresAt.AddMilliseconds(random.Next(-500, 300)));
        }
        //// Everything else is left to run out.
    }

    private async Task Confirm(Mine hold)
    {
        if (await Once(new() { Act = Act.Confirm, Key = NextKey(), Hold = hold.Hold, Opening = hold.Opening }) is { Outcome: Outcome.Ok })
        {
            stock.Taken.Add(hold);
        }
    }

    private Task<Reply?> Answer(Offer offer) => Once(new()
    {
        Act = random.NextDouble() < 0.4 ? Act.Confirm : Act.Release,
        Key = NextKey(),
        Hold = offer.Hold,
        Opening = offer.Opening,
    });

    private async Task PlaceBundle()
    {
        var openings = Enumerable.Range(0, 20).Select(_ => world.Any(random).Id).Distinct().Take(random.Next(2, 6));
        var reply = await Once(new()
        {
            Act = Act.PlaceBundle,
            Key = NextKey(),
            Newcomer = world.Newcomers[random.Next(world.Newcomers.Length)],
            Parts = [.. openings.Select(opening => new Part(opening, 1))],
            Seconds = random.Next(30, 41),
        });
        if (reply is { Outcome: Outcome.Ok, Bundle: { } bundle })
        {
            stock.Bundles.Add(new(bundle, reply.Holds));
        }
    }

    private async Task<bool> GoOnWithBundle()
    {
        if (Stock.Draw(stock.Bundles, random) is { } held)
        {
            var roll = random.NextDouble();
            if (roll < 0.6)
            {
                if (await Once(new() { Act = Act.ConfirmBundle, Key = NextKey(), Bundle = held.Bundle, Holds = held.Holds }) is { Outcome: Outcome.Ok })
                {
                    stock.TakenBundles.Add(held);
                }
            }
            else if (roll < 0.85)
            {
                await Once(new() { Act = Act.ReleaseBundle, Key = NextKey(), Bundle = held.Bundle, Holds = held.Holds });
            }

            return true;
        }

        return stock.TakenBundles.Count > 1 && Stock.Draw(stock.TakenBundles, random) is { } taken
            && await Once(new() { Act = Act.ReleaseBundle, Key = NextKey(), Bundle = taken.Bundle, Holds = taken.Holds }) is not null;
    }

    /// <summary>One command; a tenth of them is also sent twice: at once, again later, or again with another body.</summary>
    private async Task<Reply?> Once(Command command)
    {
        var roll = random.NextDouble();
        if (roll < 0.03)
        {
            return await caller.AskAtOnce(command, copies: 2);
        }

        var reply = await caller.Ask(command);
        if (roll < 0.07 && reply is not null)
        {
            await caller.Attempt(target.Choose(random.Next(target.Doors), null), command);
        }
        else if (roll < 0.10 && reply is not null && command.Act is Act.Place or Act.Extend or Act.Change)
        {
            await caller.Attempt(target.Choose(random.Next(target.Doors), null), command with { Seconds = command.Seconds + 1, Maximum = command.Maximum + 1 });
        }

        return reply;
    }

    private string NextKey() => string.Create(CultureInfo.InvariantCulture, $"u{client}-{++asked}");
}
