namespace Coordination.Benchmarks.Scale;

internal static class ScaleBenchmark
{
    public static Task<object> Run(BenchmarkOptions options) => throw new NotSupportedException(options.Name);
}
