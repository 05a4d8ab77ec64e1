using Npgsql;

namespace Coordination.Grains.Storage;

/// <summary>Questions to the database.</summary>
internal static class Question
{
    /// <summary>A question with its values in order; none of them may be null.</summary>
    public static NpgsqlCommand Asking(this NpgsqlDataSource database, string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return command;
    }
}
