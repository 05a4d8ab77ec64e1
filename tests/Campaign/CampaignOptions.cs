using System.Globalization;

namespace Coordination.Campaign;

/// <summary>What the words after the program's name ask for.</summary>
internal sealed record CampaignOptions
{
    /// <summary>How long users work and faults strike, in minutes. Default 3.</summary>
    public double Minutes { get; init; } = 3;

    /// <summary>What every choice follows from. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many users work at once. 1 to 1,000, default 32.</summary>
    public int Clients { get; init; } = 32;

    /// <summary>How many openings there are. 20 to 10,000, default 200.</summary>
    public int Openings { get; init; } = 200;

    /// <summary>How long a user thinks between two commands on average, in milliseconds. Default 200.</summary>
    public int ThinkMs { get; init; } = 200;

    /// <summary>The kinds of faults that may strike; empty for all that this machine allows.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The product's program; by default the one built in this repository.</summary>
    public string? Program { get; init; }

    /// <summary>Where history and logs are kept, also when nothing broke; by default they are kept only when something did.</summary>
    public string? Keep { get; init; }

    /// <summary>Reads the words.</summary>
    /// <exception cref="FormatException">One of them is not known or has no value.</exception>
    public static CampaignOptions Read(IReadOnlyList<string> words)
    {
        var options = new CampaignOptions();
        for (var index = 0; index < words.Count; index += 2)
        {
            var value = index + 1 < words.Count ? words[index + 1] : throw new FormatException($"{words[index]} needs a value.");
            options = words[index] switch
            {
                "--minutes" => options with { Minutes = double.Parse(value, CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
                "--clients" => options with { Clients = Math.Clamp(int.Parse(value, CultureInfo.InvariantCulture), 1, 1_000) },
                "--openings" => options with { Openings = Math.Clamp(int.Parse(value, CultureInfo.InvariantCulture), 20, 10_000) },
                "--think-ms" => options with { ThinkMs = Math.Max(1, int.Parse(value, CultureInfo.InvariantCulture)) },
                "--only" => options with { Only = [.. value.Split(',')] },
                "--program" => options with { Program = value },
                "--keep" => options with { Keep = value },
                var unknown => throw new FormatException($"{unknown} is not known. Known: --minutes, --seed, --clients, --openings, --think-ms, --only, --program, --keep."),
            };
        }

        return options;
    }
}
