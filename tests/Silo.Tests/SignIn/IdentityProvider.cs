using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Coordination.Silo.Tests.SignIn;

/// <summary>
/// A real OpenID Connect server on loopback, with keys of its own made at each start. Instead of asking for a password
/// it believes the parameter <c>person</c>, which the browser of these tests adds.
/// </summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    /// <summary>In the groups settlement-staff and everyone.</summary>
    public const string Anna = "anna";

    /// <summary>In the group partner, a word that is also one of ours.</summary>
    public const string Paul = "paul";

    /// <summary>In a group that means nothing to us.</summary>
    public const string Olga = "olga";

    /// <summary>Somebody who presses Cancel.</summary>
    public const string Nobody = "nobody";

    /// <summary>The claim that names a person's groups.</summary>
    public const string GroupsClaim = "groups";

    /// <summary>What it calls the product.</summary>
    public const string ClientId = "coordination-test";

    private static readonly Dictionary<string, string[]> Groups = new()
    {
        [Anna] = ["settlement-staff", "everyone"],
        [Paul] = ["partner", "everyone"],
        [Olga] = ["accounting", "everyone"],
    };

    private readonly WebApplication app;

    private IdentityProvider(WebApplication app) => this.app = app;

    /// <summary>The product's secret here.</summary>
    public static string ClientSecret { get; } = Guid.NewGuid().ToString("n");

    /// <summary>Its address.</summary>
    public string Authority => app.Urls.First();

    /// <summary>Starts it on a free port.</summary>
    public static async Task<IdentityProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(Set);
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        return new(app);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void Set(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode(); // Without a store of clients: the handlers below know the only one.
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.Profile);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(CheckClient));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(CheckSecret));
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(SignIn));
    }

    private static ValueTask CheckClient(ValidateAuthorizationRequestContext context)
    {
        var isKnown = context.ClientId == ClientId
            && Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var back) && back.IsLoopback && back.AbsolutePath == "/sign-in/oidc/callback";
        if (!isKnown)
        {
            context.Reject(Errors.InvalidClient);
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask CheckSecret(ValidateTokenRequestContext context)
    {
        if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
        {
            context.Reject(Errors.InvalidClient);
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask SignIn(HandleAuthorizationRequestContext context)
    {
        var person = (string?)context.Request["person"] ?? Nobody;
        if (!Groups.TryGetValue(person, out var groups))
        {
            context.Reject(Errors.AccessDenied, "The person pressed Cancel.");
            return ValueTask.CompletedTask;
        }

        var identity = new ClaimsIdentity("provider");
        identity.SetClaim(Claims.Subject, "subject-of-" + person).SetClaim(Claims.PreferredUsername, person).SetClaims(GroupsClaim, [.. groups]);
        identity.SetScopes(context.Request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        context.SignIn(new ClaimsPrincipal(identity));
        return ValueTask.CompletedTask;
    }
}
