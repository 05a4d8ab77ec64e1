using System.Text;

namespace Coordination.Geography;

/// <summary>Reads comma-separated files whose rows stay on one line, with or without quotes.</summary>
internal static class Csv
{
    /// <summary>
    /// The rows below the header as dictionaries by column name. Rows with fewer fields than the header are left out:
    /// the census file ends with notes of one or two fields.
    /// </summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string path, Encoding encoding)
    {
        var lines = File.ReadLines(path, encoding);
        string[]? header = null;
        foreach (var line in lines)
        {
            var fields = Split(line);
            if (header is null)
            {
                header = [.. fields];
                continue;
            }

            if (fields.Count == header.Length)
            {
                yield return header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            }
        }
    }

    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
