using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>What to measure and how long.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>Which benchmark.</summary>
    public required string Name { get; init; }

    /// <summary>What random choices start from; printed, so that a run can be repeated. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where the last line of JSON is written too; null for nowhere.</summary>
    public string? JsonFile { get; init; }

    /// <summary>How often everything is measured; figures are medians. 1 to 99, default 3.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Seconds of each measurement. 1 to 3,600, default 10; of <c>live</c> 30.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>Circuits of <c>live</c>. 1 to 20,000, default 2,500.</summary>
    public int Circuits { get; init; } = 2_500;

    /// <summary>Seconds of each measurement over HTTP; 0 leaves them out. Default 20.</summary>
    public int HttpSeconds { get; init; } = 20;

    /// <summary>How many times the usual rate is offered as overload over HTTP. 1 to 100, default 5.</summary>
    public int Overload { get; init; } = 5;

    /// <summary>The sizes of <c>scale</c>, people:openings with a comma between them.</summary>
    public string Sizes { get; init; } = "10000:5000,100000:50000,1000000:200000";

    /// <summary>Openings of <c>matches</c> and <c>pages</c>. 1 to 1,000,000, default 100,000; of <c>pages</c> 50,000.</summary>
    public int Openings { get; init; } = 100_000;

    /// <summary>People that <c>matches</c> asks about, or that <c>pages</c> has on record. 1 to 10,000,000, default 3,000; of <c>pages</c> 1,000,000.</summary>
    public int People { get; init; } = 3_000;

    /// <summary>People on the waitlist of <c>matches</c>. 1,000 to 100,000, default 5,000.</summary>
    public int Waiting { get; init; } = 5_000;

    /// <summary>Questions for matches a second. 1 to 1,000, default 20.</summary>
    public int Rate { get; init; } = 20;

    /// <summary>How often <c>pages</c> loads each page. 1 to 1,000, default 40.</summary>
    public int Loads { get; init; } = 40;

    /// <summary>Where <c>pages</c> keeps its database for the next run; null for nowhere.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The folder <c>orlib</c> reads; null for the others.</summary>
    public string? Folder { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An argument is not known, or its value is out of bounds.</exception>
    public static BenchmarkOptions Parse(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            throw new ArgumentException("Which benchmark? One of: " + string.Join(", ", Program.Names));
        }

        var options = new BenchmarkOptions { Name = arguments[0] };
        options = options.Name switch
        {
            "live" => options with { Seconds = 30 },
            "pages" => options with { People = 1_000_000, Openings = 50_000 },
            _ => options,
        };
        var first = 1;
        if (arguments.Length > 1 && !arguments[1].StartsWith("--", StringComparison.Ordinal))
        {
            options = options with { Folder = arguments[1] };
            first = 2;
        }

        for (var index = first; index < arguments.Length; index += 2)
        {
            var value = index + 1 < arguments.Length ? arguments[index + 1] : throw new ArgumentException($"{arguments[index]} needs a value.");
            options = arguments[index] switch
            {
                "--seed" => options with { Seed = Number(value, 0, int.MaxValue) },
                "--json" => options with { JsonFile = value },
                "--rounds" => options with { Rounds = Number(value, 1, 99) },
                "--seconds" => options with { Seconds = Number(value, 1, 3_600) },
                "--circuits" => options with { Circuits = Number(value, 1, 20_000) },
                "--http-seconds" => options with { HttpSeconds = Number(value, 0, 3_600) },
                "--overload" => options with { Overload = Number(value, 1, 100) },
                "--openings" => options with { Openings = Number(value, 1, 1_000_000) },
                "--people" => options with { People = Number(value, 1, 10_000_000) },
                "--waiting" => options with { Waiting = Number(value, 1_000, 100_000) },
                "--rate" => options with { Rate = Number(value, 1, 1_000) },
                "--loads" => options with { Loads = Number(value, 1, 1_000) },
                "--data" => options with { DataDirectory = value },
                "--sizes" => options with { Sizes = value },
                _ => throw new ArgumentException($"{arguments[index]} is not known. Known: --seed, --json, --rounds, --seconds, --circuits, --http-seconds, --overload, --sizes, --openings, --people, --waiting, --rate, --loads, --data"),
            };
        }

        return options;
    }

    private static int Number(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new ArgumentException($"{text} is not a whole number from {min} to {max}.");
}
