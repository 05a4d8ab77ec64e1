using System.Text;
using Coordination.Dashboard.Exports;
using Coordination.Grains.Exports;
using Coordination.Silo.Http;

namespace Coordination.Silo.Exports;

/// <summary>The only way out for files: what leaves is written down first.</summary>
internal sealed class ExportGate(ExportLog log, TimeProvider clock)
{
    /// <summary>Comma-separated values.</summary>
    public const string Csv = "csv";

    /// <summary>A workbook.</summary>
    public const string Xlsx = "xlsx";

    /// <summary>Rows of one file, at most: a workbook of them takes some tens of megabytes to make.</summary>
    public const int RowsMax = 20_000;

    private const string CsvType = "text/csv; charset=utf-8";
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>True for a format that can be had.</summary>
    public static bool Has(string format) => format is Csv or Xlsx;

    /// <summary>Gives a file to who asked.</summary>
    public async Task<IResult> Give(HttpContext context, string format, Export export)
    {
        var bytes = format == Csv
            ? Encoding.UTF8.GetBytes(Coordination.Domain.Pictures.Csv.Of(export.Table))
            : XlsxFile.Of(export, ExportAbout.Of(export, context.UserName(), clock.GetUtcNow()));

        await log.Note(context.User, export.Kind, export.Query, format, export.Table.Rows.Length, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(bytes, format == Csv ? CsvType : XlsxType, $"{export.FileName}.{format}");
    }
}
