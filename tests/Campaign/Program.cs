using System.Runtime.InteropServices;
using Coordination.Campaign;
using Coordination.Campaign.Checking;
using Coordination.Campaign.History;

const int Broken = 1;
const int Misused = 2;

CampaignOptions options;
try
{
    options = CampaignOptions.Read(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return Misused;
}

using var stopped = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

Console.WriteLine($"Fault campaign of {options.Minutes} minutes; repeat it with --minutes {options.Minutes} --seed {options.Seed}");
var journal = new Journal(TimeProvider.System);
try
{
    await using var stage = await Stage.Set(options, journal);
    var (evidence, stayedBroken) = await new Play(options, stage, journal).Run(stopped.Token);
    var findings = Checker.Check(evidence);
    var isKept = Verdict.IsKept(options, findings, stayedBroken);
    if (!isKept || options.Keep is not null)
    {
        Verdict.Write(stage.Directory, evidence);
        Console.WriteLine($"History and logs are in {stage.Directory}");
    }
    else
    {
        stage.Forget();
    }

    Verdict.Print(options, evidence, findings, stayedBroken);
    return isKept ? 0 : Broken;
}
catch (OperationCanceledException)
{
    Console.WriteLine("Stopped before the end: nothing is known.");
    return Broken;
}

catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or Npgsql.NpgsqlException or IOException)
{
    // Left unhandled it would end the process before the stage is taken away.
    Console.WriteLine($"The campaign itself failed: {fault}");
    return Broken;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stopped.Cancel();
}
