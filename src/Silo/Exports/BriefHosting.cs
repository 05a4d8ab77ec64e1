using Microsoft.Extensions.Options;

namespace Coordination.Silo.Exports;

/// <summary>How the composition root takes in the brief and the embedded map. They belong to the pages.</summary>
internal static class BriefHosting
{
    /// <summary>Adds what they need.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddOptions<PdfOptions>().BindConfiguration(PdfOptions.Section);
        services.AddOptions<EmbedOptions>().BindConfiguration(EmbedOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbedOptions>, EmbedOptionsCheck>();
        services.AddSingleton<PdfPrinter>();
    }

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        BriefEndpoints.Map(routes);
        EmbedEndpoints.Map(routes);
    }
}
