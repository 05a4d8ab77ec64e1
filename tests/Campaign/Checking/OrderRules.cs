using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>Real time: what is asked after an answer was there rests on a version that is not older.</summary>
internal static class OrderRules
{
    /// <summary>Every answer that is older than one known before its question.</summary>
    public static IEnumerable<Violation> Check(ImmutableArray<Story> stories)
    {
        var answers = stories.Where(story => story.Decided is not null)
            .SelectMany(story => story.RestsOn().Select(rests => new Answered(rests.Opening, rests.Version, story)));
        foreach (var opening in answers.GroupBy(answer => answer.Opening))
        {
            var byCompletion = opening.OrderBy(answer => answer.Story.Decided!.CompletedMs).ToArray();
            var newest = new Answered[byCompletion.Length];
            for (var index = 0; index < byCompletion.Length; index++)
            {
                newest[index] = index > 0 && newest[index - 1].Version >= byCompletion[index].Version ? newest[index - 1] : byCompletion[index];
            }

            var completions = Array.ConvertAll(byCompletion, answer => answer.Story.Decided!.CompletedMs);
            foreach (var answer in byCompletion)
            {
                var found = Array.BinarySearch(completions, answer.Story.Invoked);
                var before = (found < 0 ? ~found : found) - 1;
                if (before >= 0 && newest[before].Version > answer.Version)
                {
                    yield return Violation.Of(
                        Promise.NothingStale,
                        $"{answer.Story.Command.Act} {answer.Story.Command.Key} rests on version {answer.Version} of {opening.Key}; version {newest[before].Version} was known before it was asked",
                        newest[before].Story.Decided!,
                        answer.Story.Decided!);
                }
            }
        }
    }

    private readonly record struct Answered(string Opening, long Version, Story Story);
}
