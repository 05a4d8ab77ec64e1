using Coordination.Domain.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Npgsql;

namespace Coordination.Silo.Http;

/// <summary>Quick questions about people that need none of their grains.</summary>
internal sealed class People(NpgsqlDataSource database, PersonMerges merges)
{
    private const string NewcomerExists = "select exists (select 1 from newcomer_row where newcomer_id = $1)";
    private const string Region = "select region_code from newcomer_row where newcomer_id = $1";
    private const string NeedExists = "select exists (select 1 from need_row where newcomer_id = $1 and need_id = $2)";

    /// <summary>True for a registered person.</summary>
    public async Task<bool> Exists(NewcomerId newcomerId)
    {
        await using var command = database.CreateCommand(NewcomerExists);
        command.Parameters.AddWithValue(newcomerId.Value);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Where a registered person lives.</summary>
    public async Task<string> RegionOf(NewcomerId newcomerId)
    {
        await using var command = database.CreateCommand(Region);
        command.Parameters.AddWithValue(newcomerId.Value);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>True for a need of this person.</summary>
    public async Task<bool> Has(NewcomerId newcomerId, NeedId needId)
    {
        await using var command = database.CreateCommand(NeedExists);
        command.Parameters.AddWithValue(newcomerId.Value);
        command.Parameters.AddWithValue(needId.Value);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>On whose record a need is: that of anybody who is one person with this one. Null when it is on nobody's of them.</summary>
    public async Task<NewcomerId?> OwnerOf(NewcomerId newcomerId, NeedId needId) => await merges.OwnerOf(await merges.Surviving(newcomerId), needId);
}
