using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Grains.Providers;

/// <summary>Which organization a user acts for. Asked anew each time, so that a change counts at once.</summary>
public sealed class Memberships(NpgsqlDataSource database)
{
    private const string ProviderOfUser = "select provider_id from member_row where user_name = $1";

    /// <summary>The organization of a user; null when they belong to none.</summary>
    public async Task<ProviderId?> Of(string userName, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(ProviderOfUser);
        command.Parameters.AddWithValue(userName);
        return await command.ExecuteScalarAsync(cancellation) is string id ? new ProviderId(id) : null;
    }
}
