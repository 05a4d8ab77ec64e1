using System.Diagnostics;
using System.Globalization;
using Coordination.Domain.Matching.Batches;

namespace Coordination.Benchmarks.Matching;

/// <summary>Solves the assignment problems of the OR-Library (J. E. Beasley) and compares with their published optima: files <c>assignN.txt</c> of n, then n rows of n costs.</summary>
internal static class OrLibrary
{
    /// <summary>By the size of the problem, as the OR-Library publishes them.</summary>
    private static readonly Dictionary<int, long> Optima = new() { [100] = 305, [200] = 475, [300] = 626, [400] = 804, [500] = 991, [600] = 1_176, [700] = 1_362, [800] = 1_552 };

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    public static Task<object> Run(BenchmarkOptions options)
    {
        var folder = options.Folder ?? throw new ArgumentException("orlib needs the folder with the assignN.txt files: orlib DIR");
        var files = Directory.GetFiles(folder, "assign*.txt").Order(StringComparer.Ordinal).Select(SolveFile).ToList();
        return Task.FromResult<object>(new { options.Name, options.Seed, Files = files });
    }

    /// <summary>The cost of the cheapest complete assignment.</summary>
    public static (int Size, long Cost) Solve(string text)
    {
        var numbers = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var size = numbers[0];
        if (numbers.Length != 1 + (size * size))
        {
            throw new FormatException($"{numbers.Length - 1} costs where {size} x {size} are due.");
        }

        var costs = numbers.AsSpan(1);
        return (size, CompleteAssignment.CostOf(costs, CompleteAssignment.Solve(costs, size)));
    }

    private static SolvedFile SolveFile(string path)
    {
        var watch = Stopwatch.StartNew();
        var (size, cost) = Solve(File.ReadAllText(path));
        var optimum = Optima.TryGetValue(size, out var published) ? published : (long?)null;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path),-20} n {size,4}  cost {cost,6}  published {optimum,6}  {watch.ElapsedMilliseconds} ms"));
        return new(Path.GetFileName(path), size, cost, optimum, watch.ElapsedMilliseconds);
    }

    private sealed record SolvedFile(string File, int Size, long Cost, long? Optimum, long Milliseconds);
}
