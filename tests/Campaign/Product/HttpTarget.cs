using System.Net.Sockets;
using System.Text.Json;
using Coordination.Campaign.History;
using Coordination.Campaign.Workload;
using Npgsql;

namespace Coordination.Campaign.Product;

/// <summary>The product over HTTP, as users reach it: a silo that says it is ready, whichever that is.</summary>
internal sealed class HttpTarget(Doorways doorways, Silos silos, Database database) : ITarget
{
    private int toldOfBundles;

    /// <inheritdoc/>
    public int Doors => doorways.Count;

    /// <inheritdoc/>
    public bool HasBundles { get; private set; } = true;

    /// <inheritdoc/>
    public int Choose(int preferred, int? not)
    {
        var inOrder = Enumerable.Range(0, Doors).Select(step => (preferred + step) % Doors).ToArray();
        foreach (var door in inOrder)
        {
            if (door != not && silos.IsReady(door))
            {
                return door;
            }
        }

        return not is { } one && silos.IsReady(one) ? one : inOrder.First(door => door != not);
    }

    /// <inheritdoc/>
    public async Task<Reply> Send(int door, Command command)
    {
        var (method, path, body) = Wire.Of(command);
        try
        {
            var (status, said) = await doorways.Send(door, method, path, command.IsWrite ? command.Key : null, body);
            var reply = Wire.Reply(command, status, said);
            if (command.Act == Act.PlaceBundle && reply is { Status: 404 or 405 } && Interlocked.Exchange(ref toldOfBundles, 1) == 0)
            {
                HasBundles = false;
                Console.WriteLine("Bundles are left out: POST /api/bundles does not exist in this product.");
            }
            else if (reply.Status == 400)
            {
                Console.WriteLine($"A request was malformed: {path} {JsonSerializer.Serialize(body)} -> {said}");
            }

            return reply;
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or SocketException or IOException or JsonException)
        {
            return Reply.Unknown(0, gone is OperationCanceledException ? "timeout" : (gone.InnerException ?? gone).GetType().Name);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Offer>> Offers()
    {
        try
        {
            return await LedgerSql.OpenOffers(database.ConnectionString);
        }
        catch (Exception down) when (down is NpgsqlException or InvalidOperationException or TimeoutException or SocketException)
        {
            return [];
        }
    }
}
