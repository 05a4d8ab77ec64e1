using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Hosting.OneMachine;

/// <summary>How many processes one command starts on this machine.</summary>
internal sealed class LaunchOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Coordination:Launch";

    /// <summary>Processes with a silo. 0 to 9, default 0: one process with everything.</summary>
    [Range(0, 9)]
    public int Silos { get; set; }

    /// <summary>Processes with pages. 1 to 9, default 1.</summary>
    [Range(1, 9)]
    public int Dashboards { get; set; } = 1;

    /// <summary>How long after its end a process is started again: long enough to see that the others go on. 0 to 1 hour, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RestartAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads them from a configuration.</summary>
    /// <exception cref="FormatException">A value is out of bounds; the message names it.</exception>
    public static LaunchOptions Of(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<LaunchOptions>() ?? new();
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true)
            ? options
            : throw new FormatException(string.Join(Environment.NewLine, faults.Select(fault => $"{Section}: {fault.ErrorMessage}")));
    }
}
