using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Consents;
using Npgsql;

namespace Coordination.Grains.Newcomers;

/// <summary>The circles a provider is in; what it may know is asked of each person anew.</summary>
public sealed class Circles(NpgsqlDataSource database, IGrainFactory grains, AccessLog log)
{
    /// <summary>Circles that are read, at most.</summary>
    public const int CirclesMax = 200;

    private const string OfProvider = "select newcomer_id from person_circle where provider_id = $1 order by newcomer_id limit $2";

    /// <summary>Every circle of a provider with what its role shows, the one it has been in longest first. What is shown of people is noted before it is given.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="by">The signed-in user who reads it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<CircleView>> Read(ProviderId provider, string by, CancellationToken cancellation = default)
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

        var views = await Task.WhenAll(people.Select(async person => (Person: person, View: await grains.GetGrain<INewcomerGrain>(person.Value).CircleFor(provider))));
        foreach (var (person, view) in views.Where(circle => circle.View is { Person.Fields.IsEmpty: false }))
        {
            await log.Note(person, by, AccessKind.Circle, provider, view!.Person.Fields);
        }

        return [.. views.Select(circle => circle.View).OfType<CircleView>().OrderBy(view => view.Since)];
    }
}
