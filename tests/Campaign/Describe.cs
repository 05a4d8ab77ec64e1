using System.Text;
using System.Text.Json;
using Coordination.Campaign.Checking;
using Coordination.Campaign.History;

namespace Coordination.Campaign;

/// <summary>Findings for people.</summary>
internal static class Describe
{
    /// <summary>A broken promise with the lines and rows that show it.</summary>
    public static string Text(Violation violation)
    {
        var text = new StringBuilder($"{violation.Promise}: {violation.What}");
        foreach (var line in violation.Lines)
        {
            text.Append("\n    line ").Append(JsonSerializer.Serialize(line, Journal.Json));
        }

        foreach (var row in violation.Rows)
        {
            text.Append("\n    row  ").Append(JsonSerializer.Serialize(row, Journal.Json));
        }

        return text.ToString();
    }
}
