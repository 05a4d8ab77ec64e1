namespace Coordination.Silo.Exports;

/// <summary>How briefs become PDF files.</summary>
internal sealed class PdfOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Coordination:Pdf";

    /// <summary>The Chromium that prints. Null takes the first that stands in the search path; where there is none, readers are told to print from their browser.</summary>
    public string? ChromiumPath { get; set; }

    /// <summary>True starts Chromium without its own sandbox, as a container without user namespaces asks for. It is only ever given pages that this product wrote, without scripts. Always so for root. Default false.</summary>
    public bool NoSandbox { get; set; }
}
