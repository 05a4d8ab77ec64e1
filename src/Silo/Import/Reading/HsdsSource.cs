using System.Text.Json;

namespace Coordination.Silo.Import.Reading;

/// <summary>Tells which form a directory has by its files and columns, and reads it.</summary>
internal static class HsdsSource
{
    /// <summary>Reads a folder, a data package or a JSON file.</summary>
    /// <exception cref="UnreadableFileException">It is none of these, or cannot be read at all.</exception>
    public static Listing Read(string path, ImportRemarks remarks)
    {
        if (Directory.Exists(path))
        {
            return ReadFolder(path, remarks);
        }

        if (!File.Exists(path))
        {
            throw new UnreadableFileException(path, "there is no such file or folder");
        }

        if (Path.GetFileName(path).Equals("datapackage.json", StringComparison.OrdinalIgnoreCase))
        {
            return ReadFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, remarks);
        }

        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableFileException(path, "one CSV file is not a directory; pass the folder that holds organizations.csv and services.csv");
        }

        var listing = new Listing();
        ReadJson(path, listing, remarks);
        return listing;
    }

    private static Listing ReadFolder(string folder, ImportRemarks remarks)
    {
        try
        {
            var tables = new TableFolder(folder, remarks);
            var listing = new Listing();
            if (tables.Has("services", "service") || tables.Has("organizations", "organization"))
            {
                if (IsOhana(tables))
                {
                    OhanaTables.Read(tables, listing, remarks);
                }
                else
                {
                    HsdsTables.Read(tables, listing, remarks);
                }

                return listing;
            }

            var files = Directory.EnumerateFiles(folder, "*.json").Where(file => Path.GetFileName(file) != "datapackage.json").Order(StringComparer.Ordinal).ToArray();
            if (files.Length == 0)
            {
                throw new UnreadableFileException(folder, "it holds neither organizations.csv and services.csv nor a JSON file");
            }

            foreach (var file in files)
            {
                ReadJson(file, listing, remarks);
            }

            return listing;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnreadableFileException(folder, $"it cannot be read ({error.Message})");
        }
    }

    /// <summary>HSDS 1 hangs a service on its location and the location on its organization; later versions have a table between.</summary>
    private static bool IsOhana(TableFolder tables) =>
        !tables.Has(HsdsTables.Links) && tables.HasColumn("location_id", "services", "service") && !tables.HasColumn("organization_id", "services", "service");

    private static void ReadJson(string path, Listing listing, ImportRemarks remarks)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var document = JsonDocument.Parse(TextFile.Read(path, remarks), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            new JsonListing(file, listing, remarks).Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new UnreadableFileException(file, $"this is not well-formed JSON: line {error.LineNumber + 1}, position {error.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException error)
        {
            // System.Text.Json says so of half a surrogate pair, which it notices only when the text is asked for.
            throw new UnreadableFileException(file, $"a text in it is no Unicode text ({error.Message})");
        }
    }
}
