using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Waits for what must come true within a time that the product promises.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks again and again until it is true; fails when the time is over.</summary>
    public static async Task Within(TimeSpan time, Func<Task<bool>> isTrue)
    {
        using var timer = new PeriodicTimer(Between);
        var deadline = TimeProvider.System.GetTimestamp() + (long)(time.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (!await isTrue())
        {
            Assert.True(TimeProvider.System.GetTimestamp() < deadline, $"It did not come true within {time.TotalSeconds} s.");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>One value from the database.</summary>
    public static async Task<object?> Scalar(this NpgsqlDataSource database, string sql, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return await command.ExecuteScalarAsync();
    }
}
