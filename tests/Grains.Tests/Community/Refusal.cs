using Coordination.Domain.Resources;
using Coordination.Support;

namespace Coordination.Grains.Tests.Community;

/// <summary>A database that refuses to write one record, until this is disposed.</summary>
internal sealed class Refusal : IAsyncDisposable
{
    private readonly string database;
    private readonly string table;
    private readonly string name = $"refusal_{Guid.NewGuid():n}";

    private Refusal(string database, string table) => (this.database, this.table) = (database, table);

    /// <summary>The state of one grain.</summary>
    public static Task<Refusal> OfState(string database, string grainKey) => Make(database, "grain_state", $"new.grain_key = '{grainKey}'");

    /// <summary>Rows of one opening; with an error that leaves open whether they were written.</summary>
    public static Task<Refusal> OfLedger(string database, OpeningId opening) => Make(database, "ledger", $"new.opening_id = '{opening}'");

    /// <summary>Changes of the waitlist entries of one need.</summary>
    public static Task<Refusal> OfWaitlist(string database, string needId) => Make(database, "waitlist_entry", $"new.need_id = '{needId}'");

    public async ValueTask DisposeAsync() => await database.Run($"drop trigger {name} on {table}; drop function {name}");

    private static async Task<Refusal> Make(string database, string table, string condition)
    {
        var refusal = new Refusal(database, table);
        await database.Run($"""
            create function {refusal.name}() returns trigger language plpgsql as $$
            begin raise exception 'refused by a test' using errcode = 'XX000'; end $$;
            create trigger {refusal.name} before insert or update on {table} for each row when ({condition}) execute function {refusal.name}();
            """);
        return refusal;
    }
}
