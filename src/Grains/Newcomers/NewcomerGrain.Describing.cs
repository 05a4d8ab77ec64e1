using Coordination.Domain.Newcomers;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Newcomers;

/// <content>Who the person is, when more or better is known than at first.</content>
internal sealed partial class NewcomerGrain
{
    /// <inheritdoc/>
    public async Task<NewcomerView?> Describe(Person person)
    {
        if (kept.State.Person is not { } before)
        {
            return null;
        }

        // Where they live decides where they are counted and wait, so that a correction leaves it alone.
        var next = person with { RegionCode = before.RegionCode, IsInvented = before.IsInvented };
        if (!CoordinationJson.Same(before, next))
        {
            await keys.Put(NewcomerId, next);
            await Write(kept.State with { Person = next });
        }

        return Seen();
    }
}
