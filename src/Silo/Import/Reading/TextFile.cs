using System.Text;

namespace Coordination.Silo.Import.Reading;

/// <summary>Reads a whole text file, whatever its encoding: UTF-8 with or without a mark, UTF-16 with one, else Latin-1 with a warning.</summary>
internal static class TextFile
{
    /// <summary>Larger files are refused: they are read in one piece.</summary>
    private const long BytesMax = 512L * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    /// <exception cref="UnreadableFileException">There is no such file, it may not be read, or it is not text.</exception>
    public static string Read(string path, ImportRemarks remarks)
    {
        var name = Path.GetFileName(path);
        var bytes = Bytes(path);
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            throw new UnreadableFileException(name, "this is a ZIP archive or a spreadsheet; unpack it, or save the sheet as CSV (UTF-8)");
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return Decode(bytes.AsSpan(3), name, remarks);
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        }

        return bytes.AsSpan().Contains((byte)0)
            ? throw new UnreadableFileException(name, "this is not a text file; a CSV or JSON file in UTF-8 would be right")
            : Decode(bytes, name, remarks);
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= BytesMax
                ? File.ReadAllBytes(path)
                : throw new UnreadableFileException(Path.GetFileName(path), $"{length} bytes are too many; split it into files of at most {BytesMax} bytes");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(path, error is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : $"it cannot be read ({error.Message})");
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string name, ImportRemarks remarks)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            remarks.Warn(name, "is not UTF-8; it was read as Latin-1. Save it as UTF-8 if letters look wrong");
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
