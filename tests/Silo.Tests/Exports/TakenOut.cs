using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Coordination.Silo.Exports;
using Coordination.Silo.Tests.Product;
using MiniExcelLibs;

namespace Coordination.Silo.Tests.Exports;

/// <summary>A file as it arrived, or the refusal.</summary>
internal sealed record TakenOut(HttpStatusCode Status, string ContentType, string FileName, byte[] Bytes)
{
    /// <summary>Asks for it with the token of a demonstration user.</summary>
    public static async Task<TakenOut> By(RunningProduct product, string user, string address, string language = "en")
    {
        using var api = await product.SignIn(user, language);
        using var client = new HttpClient { BaseAddress = product.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", api.Token);
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return new(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", response.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? "",
            await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The whole as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The refusal.</summary>
    public JsonElement Problem => JsonDocument.Parse(Bytes).RootElement;

    /// <summary>What is wrong with a parameter.</summary>
    public string Error(string field) => Problem.GetProperty("errors").GetProperty(field)[0].GetString()!;

    /// <summary>Lines of a CSV file without quotes in it, the heads first.</summary>
    public string[][] Lines => [.. Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];

    /// <summary>Rows of the second sheet, the heads first; a cell is a text, a number or a day.</summary>
    public object?[][] Rows => Sheet(XlsxFile.Data);

    /// <summary>The first sheet as text.</summary>
    public string About => string.Join('\n', Sheet(XlsxFile.About).Select(row => string.Join(": ", row)));

    /// <summary>A part of the workbook as it is stored.</summary>
    public string Part(string name)
    {
        using var archive = new ZipArchive(new MemoryStream(Bytes));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private object?[][] Sheet(string name)
    {
        using var stream = new MemoryStream(Bytes);
        return [.. stream.Query(sheetName: name).Cast<IDictionary<string, object?>>().Select(row => row.Values.ToArray())];
    }

    /// <summary>A number of a cell.</summary>
    public static double Number(object? cell) => Convert.ToDouble(cell, CultureInfo.InvariantCulture);
}
