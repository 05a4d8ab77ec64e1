using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Grains.Newcomers;

/// <summary>The circles a provider is in; what it may know is asked of each person anew.</summary>
public sealed class Circles(NpgsqlDataSource database, IGrainFactory grains)
{
    /// <summary>Circles that are read, at most.</summary>
    public const int CirclesMax = 200;

    private const string OfProvider = "select newcomer_id from person_circle where provider_id = $1 order by newcomer_id limit $2";

    /// <summary>Every circle of a provider with what its role shows, who has been in it longest first.</summary>
    public async Task<IReadOnlyList<(NewcomerId NewcomerId, CircleView View)>> Of(ProviderId provider, CancellationToken cancellation = default)
    {
        var people = new List<NewcomerId>();
        await using (var command = database.CreateCommand(OfProvider))
        {
            command.Parameters.AddWithValue(provider.Value);
            command.Parameters.AddWithValue(CirclesMax);
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                people.Add(new(rows.GetString(0)));
            }
        }

        var views = await Task.WhenAll(people.Select(async person => (person, await grains.GetGrain<INewcomerGrain>(person.Value).CircleFor(provider))));
        return [.. views.Where(pair => pair.Item2 is not null).Select(pair => (pair.person, pair.Item2!)).OrderBy(pair => pair.Item2.Since)];
    }
}
