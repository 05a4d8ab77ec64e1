namespace Coordination.Campaign.Faults;

/// <summary>Who no longer hears whom. Without a network of its own only the way to the database can be blocked, in the relay.</summary>
internal static class Partitions
{
    /// <summary>Cuts as the step says.</summary>
    public static async Task Cut(Scene scene, FaultStep step)
    {
        if (scene.Network is not { } network)
        {
            scene.Relays[step.Silo].Block();
            return;
        }

        var others = Enumerable.Range(0, scene.Silos.Count).Where(number => number != step.Silo).ToArray();
        switch (step.Kind)
        {
            case FaultKinds.PartitionSilos when step.Strength < 0.5:
                await network.CutFromSilo(step.Silo, step.Other);
                await network.CutFromSilo(step.Other, step.Silo);
                break;
            case FaultKinds.PartitionDatabase:
                await network.CutFromDatabase(step.Silo);
                await network.CutToDatabase(step.Silo);
                break;
            case FaultKinds.PartitionOneWay when step.Strength < 0.5:
                // It is heard and hears nobody.
                await network.CutFromDatabase(step.Silo);
                await Each(others, other => network.CutFromSilo(step.Silo, other));
                break;
            case FaultKinds.PartitionOneWay:
                await network.CutToDatabase(step.Silo);
                await Each(others, other => network.CutFromSilo(other, step.Silo));
                break;
            default:
                await Each(others, other => network.CutFromSilo(step.Silo, other));
                await Each(others, other => network.CutFromSilo(other, step.Silo));
                if (step.Kind == FaultKinds.PartitionBoth)
                {
                    await network.CutFromDatabase(step.Silo);
                    await network.CutToDatabase(step.Silo);
                }

                break;
        }
    }

    /// <summary>Everybody hears everybody again.</summary>
    public static async Task Heal(Scene scene)
    {
        foreach (var relay in scene.Relays)
        {
            relay.Unblock();
        }

        if (scene.Network is { } network)
        {
            await network.Heal();
        }
    }

    private static async Task Each(int[] silos, Func<int, Task> cut)
    {
        foreach (var silo in silos)
        {
            await cut(silo);
        }
    }
}
