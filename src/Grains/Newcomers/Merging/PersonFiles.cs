using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans.Circles;
using Coordination.Grains.Markets;

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

    /// <summary>
    /// Changes who helps a person together, on every record that is theirs: a provider leaves them all, and a new lead, who comes to
    /// the record they are known by now, is the only one.
    /// </summary>
    public async Task<ImmutableArray<CircleMember>> ChangeCircle(PersonFile file, ChangeCircle change)
    {
        foreach (var merged in file.Merged)
        {
            var lead = CareCircle.Members(merged.Circle).FirstOrDefault(member => member.Role == CircleRole.Lead);
            if (change.Role is null || (change.Role == CircleRole.Lead && lead is not null))
            {
                var own = change.Role is null ? change : change with { ProviderId = lead!.ProviderId, Role = CircleRole.Agency };
                await grains.GetGrain<INewcomerGrain>(merged.NewcomerId.Value).ChangeCircle(own);
            }
        }

        await grains.GetGrain<INewcomerGrain>(file.Whole.NewcomerId.Value).ChangeCircle(change);
        return CareCircle.Members((await Open(file.Whole.NewcomerId))!.Whole.Circle);
    }

    /// <summary>What suits a person: their own matches, and those of needs that stand on the records merged into them. Best first; null for an unknown person.</summary>
    /// <param name="survivor">The person they are known as now.</param>
    public async Task<MatchList?> Matches(NewcomerId survivor)
    {
        var own = await grains.GetGrain<INewcomerGrain>(survivor.Value).Matches();
        foreach (var link in own is null ? [] : await merges.Into(survivor))
        {
            var more = await grains.GetGrain<INewcomerGrain>(link.MergedId.Value).Matches();
            own = own! with { Items = [.. own.Items.Concat(more!.Items.Where(item => item.Match.NeedId is not null)).OrderByDescending(item => item.Match.Utility.Total)] };
        }

        return own;
    }
}
