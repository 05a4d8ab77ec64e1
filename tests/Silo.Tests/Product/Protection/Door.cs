using System.Text.Json;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Silo.Tests.Product.Protection;

/// <summary>One way into the product: a method, an address pattern, and addresses of things that exist.</summary>
internal sealed record Door(string Method, string Pattern, IReadOnlyList<string> Addresses, bool IsPage, bool IsFile)
{
    private static readonly string[] AnyMethod = ["GET", "POST"];

    /// <summary>What the last parts of addresses may be, beside ids.</summary>
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["code"] = [MarkedProduct.Division, "11", "CA"],
        ["province"] = ["11"],
        ["move"] = ["accept"],
        ["answer"] = ["accept"],
        ["user"] = ["partner"],
        ["word"] = ["fr"],
        ["documentName"] = ["v1"],
        ["step"] = ["code", "open"],
        ["format"] = ["csv", "xlsx"],
    };

    /// <summary>True where files go out.</summary>
    public bool IsExport => Pattern.StartsWith("/export/", StringComparison.Ordinal);

    /// <summary>Every endpoint the running product has, whatever it is called.</summary>
    public static IReadOnlyList<Door> All(MarkedProduct product) =>
    [
        .. product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => new Door(
                method,
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                Fill(endpoint.RoutePattern, product.Ids),
                endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null,
                endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)))
            .DistinctBy(door => (door.Method, door.Pattern)),
    ];

    /// <summary>Bodies to write with: nothing, and everything that some endpoint may want to know.</summary>
    public static IReadOnlyList<string> Bodies(IReadOnlyDictionary<string, string> ids) =>
    [
        "{}",
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["newcomerId"] = ids["newcomers"],
            ["into"] = ids["merged"],
            ["needId"] = ids["needId"],
            ["openingId"] = ids["openings"],
            ["holdId"] = ids["holds"],
            ["resourceId"] = ids["resources"],
            ["providerId"] = ids["providers"],
            ["serviceType"] = "employment",
            ["regionCode"] = MarkedProduct.Division,
            ["query"] = Markers.GivenName,
            ["text"] = Markers.GivenName,
            ["givenName"] = Markers.GivenName,
            ["familyName"] = Markers.FamilyName,
            ["birthDate"] = "1990-05-04",
            ["preferredLanguage"] = "en",
            ["maximum"] = 9_000,
            ["units"] = 1,
            ["items"] = new[] { new { openingId = ids["openings"], units = 1 } },
            ["needs"] = new[] { new { serviceType = "employment", urgency = 3 } },
        }),
    ];

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods: { Count: > 0 } methods } ? methods.Where(method => method is not "HEAD" and not "OPTIONS") : AnyMethod;

    private static List<string> Fill(RoutePattern pattern, IReadOnlyDictionary<string, string> ids)
    {
        List<string> addresses = [""];
        var before = "";
        foreach (var segment in pattern.PathSegments)
        {
            var texts = new List<string> { "" };
            foreach (var part in segment.Parts)
            {
                string[] choices = part switch
                {
                    RoutePatternLiteralPart literal => [literal.Content],
                    RoutePatternSeparatorPart separator => [separator.Content],
                    RoutePatternParameterPart parameter => Choices(parameter, before, ids),
                    _ => throw new InvalidOperationException($"{part.PartKind} is new."),
                };
                texts = [.. texts.SelectMany(text => choices.Select(choice => text + choice))];
            }

            addresses = [.. addresses.SelectMany(address => texts.Select(text => $"{address}/{text}"))];
            before = segment.Parts is [RoutePatternLiteralPart word] ? word.Content : before;
        }

        return addresses is [""] ? ["/"] : addresses;
    }

    /// <summary>By what stands before it, or by its own name; of a part that nobody knows, everything that exists is tried.</summary>
    private static string[] Choices(RoutePatternParameterPart parameter, string before, IReadOnlyDictionary<string, string> ids) =>
        parameter.IsCatchAll ? [""]
        : Words.TryGetValue(parameter.Name, out var words) ? words
        : ids.TryGetValue(parameter.Name, out var named) ? [named]
        : ids.TryGetValue(before, out var one) ? [one]
        : before == "people" ? [ids["newcomers"]]
        : [.. ids.Values];
}
