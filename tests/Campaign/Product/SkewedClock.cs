namespace Coordination.Campaign.Product;

/// <summary>The library that gives a process a wrong clock (package faketime).</summary>
internal static class SkewedClock
{
    /// <summary>Without this the library wakes .NET's timed waits at the wrong time, and connections break.</summary>
    public const string WithoutFix = "FAKETIME_FORCE_MONOTONIC_FIX=0";

    /// <summary>Where it lies; null when it is not installed.</summary>
    public static string? Library { get; } = Directory.Exists("/usr/lib")
        ? Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(directory => Path.Combine(directory, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;
}
