using Coordination.Grains.Providers;
using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Writing;

/// <summary>Carries a plan out, one kind after the other: organizations, then resources, then openings. What is stored as planned is left alone.</summary>
internal sealed class PlanWriting(IGrainFactory grains, ImportRemarks remarks, ProgressLine progress)
{
    /// <summary>Calls under way at once: enough to fill the ledger's commits, few enough to leave the silo to its users.</summary>
    private const int CallsAtOnceMax = 16;

    private int written;
    private int unchanged;

    /// <summary>Carries the plan out. Safe to repeat after any interruption: whatever was written is then unchanged.</summary>
    public async Task<ImportTally> Write(ImportPlan plan, CancellationToken cancellation)
    {
        progress.Start(plan.Rows);
        var resources = new ResourceWriting(grains, remarks);
        var openings = new OpeningWriting(grains, remarks);
        await Each(plan.Providers, provider => provider.IsRow, Register, cancellation);
        await Each(plan.Resources, _ => true, resources.Write, cancellation);
        await Each(plan.Openings, _ => true, openings.Write, cancellation);
        progress.Finish();
        return new(written, unchanged, remarks.Refused);
    }

    private Task Each<T>(IEnumerable<T> planned, Func<T, bool> isRow, Func<T, Task<Fate>> write, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnceMax, CancellationToken = cancellation };
        return Parallel.ForEachAsync(planned, options, async (item, _) =>
        {
            var fate = await write(item);
            if (isRow(item))
            {
                Count(fate);
                progress.Advance();
            }
        });
    }

    private void Count(Fate fate)
    {
        if (fate == Fate.Written)
        {
            Interlocked.Increment(ref written);
        }
        else if (fate == Fate.Unchanged)
        {
            Interlocked.Increment(ref unchanged);
        }
    }

    private async Task<Fate> Register(PlannedProvider planned)
    {
        var grain = grains.GetGrain<IProviderGrain>(planned.ProviderId.Value);
        if (await grain.View() is { } stored)
        {
            if (stored.Name != planned.Registration.Name)
            {
                remarks.Warn(planned.Where, $"is registered as \"{stored.Name.En}{(stored.Name.En.Length > 0 ? "" : stored.Name.Fr)}\" and keeps that name");
            }

            return Fate.Unchanged;
        }

        await grain.Register(planned.Registration);
        return Fate.Written;
    }
}

/// <summary>What became of one row.</summary>
internal enum Fate
{
    /// <summary>What is stored was changed.</summary>
    Written,

    /// <summary>What is stored was right already.</summary>
    Unchanged,

    /// <summary>It was not taken; the remarks say why.</summary>
    Refused,
}
