using Coordination.Domain.Newcomers;

namespace Coordination.Grains.Newcomers.Merging;

/// <summary>Opens people's files.</summary>
public sealed class PersonFiles(IGrainFactory grains, PersonMerges merges)
{
    /// <summary>The file of a person, or of the one they were merged into; null when nobody has registered them.</summary>
    public async Task<PersonFile?> Open(NewcomerId newcomerId)
    {
        var survivor = await merges.Surviving(newcomerId);
        if (await grains.GetGrain<INewcomerGrain>(survivor.Value).View() is not { } own)
        {
            return null;
        }

        var links = await merges.Into(survivor);
        var merged = new List<NewcomerView>();
        foreach (var link in links)
        {
            merged.Add((await grains.GetGrain<INewcomerGrain>(link.MergedId.Value).View())!);
        }

        return new(newcomerId, own, merged, links);
    }
}
