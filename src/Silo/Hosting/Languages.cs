using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace Coordination.Silo.Hosting;

/// <summary>English and French, as Canadians write them: by the reader's choice on a page, else by what their program asks for.</summary>
internal static class Languages
{
    private static readonly CultureInfo English = new("en-CA");
    private static readonly CultureInfo French = new("fr-CA");

    /// <summary>Adds the choice of language to every request.</summary>
    public static void Add(IServiceCollection services) => services.AddRequestLocalization(options =>
    {
        options.DefaultRequestCulture = new(English);
        options.SupportedCultures = [English, French];
        options.SupportedUICultures = [English, French];
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(Asked(context)))];
    });

    /// <summary>The culture for a word such as <c>fr</c>; null for another language.</summary>
    public static CultureInfo? Of(string? word) => word switch
    {
        "en" => English,
        "fr" => French,
        _ => null,
    };

    private static ProviderCultureResult? Asked(HttpContext context)
    {
        var asked = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Of(language.Value.ToString().Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(culture => culture is not null);
        return asked is null ? null : new ProviderCultureResult(asked.Name);
    }
}
