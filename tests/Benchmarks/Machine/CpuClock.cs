using System.Globalization;

namespace Coordination.Benchmarks.Machine;

/// <summary>Processor time of processes and of those they started, from /proc.</summary>
internal static class CpuClock
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds that a process and everything below it has used so far, ended children included.</summary>
    public static double SecondsOfTree(int processId)
    {
        var all = Directory.GetDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(Read)
            .OfType<Entry>()
            .ToLookup(entry => entry.Parent);
        var root = Read(processId) is { } first ? first.Own + first.Ended : 0;
        return root + Below(processId, all);
    }

    /// <summary>Seconds that programs started by this process, and ended, have used.</summary>
    public static double SecondsOfEndedChildren() => Read(Environment.ProcessId)!.Ended;

    private static double Below(int processId, ILookup<int, Entry> all) => all[processId].Sum(child => child.Own + child.Ended + Below(child.Id, all));

    private static Entry? Read(int processId)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Seconds(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture) / TicksPerSecond;
            return new(processId, int.Parse(fields[1], CultureInfo.InvariantCulture), Seconds(11) + Seconds(12), Seconds(13) + Seconds(14));
        }
        catch (IOException)
        {
            return null; // It ended while it was looked at.
        }
    }

    private sealed record Entry(int Id, int Parent, double Own, double Ended);
}
