using System.Security.Claims;
using Coordination.Dashboard;
using Coordination.Silo.Exports;
using Coordination.Silo.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;

namespace Coordination.Silo.SignIn;

/// <summary>How people and scripts prove who they are: a cookie for pages, a token for scripts, OpenID Connect where it is configured.</summary>
internal static class SignInHosting
{
    private const string Either = "either";
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    /// <summary>Adds sign-in.</summary>
    public static void Add(WebApplicationBuilder builder, CoordinationOptions options, string connectionString)
    {
        var oidc = builder.Configuration.GetSection(OidcOptions.Section).Get<OidcOptions>() ?? new();
        var users = new DemoUsers(IsDemoAllowed(builder.Configuration, options) ? DemoUsers.PasswordIn(options.DataDirectory) : null);
        builder.Services.AddSingleton(users);
        builder.Services.Configure<DashboardOptions>(dashboard => (dashboard.DemoSignIn, dashboard.OidcSignIn) = (users.AreEnabled, oidc.IsConfigured));
        SharedKeys.Add(builder.Services, connectionString);
        var authentication = builder.Services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, policy => policy.ForwardDefaultSelector = Select)
            .AddBearerToken(bearer => bearer.Events.OnMessageReceived = ReadHubToken)
            .AddCookie(SetCookie);
        if (oidc.IsConfigured)
        {
            authentication.AddOpenIdConnect(connect => oidc.Apply(connect));
        }

        // Providers let in whom they like: a person without a role of ours sees nothing but the way out.
        builder.Services.AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireRole(Roles.All).Build())
            .AddPolicy(Dashboard.Roles.SignedIn, policy => policy.RequireAuthenticatedUser());
    }

    /// <summary>Only in one process with everything or in those the launcher started, only on loopback addresses, and not where it is switched off.</summary>
    public static bool IsDemoAllowed(IConfiguration configuration, CoordinationOptions options) =>
        (options.Role == CoordinationRole.All || options.OnOneMachine)
        && configuration.GetValue("Authentication:Demo:Enabled", true)
        && Addresses.AreLoopback(configuration);

    private static string Select(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 || context.Request.Query.ContainsKey("access_token")
            ? BearerTokenDefaults.AuthenticationScheme
            : CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>A browser cannot send a header with a web socket, so the hub also takes the token from the address.</summary>
    private static Task ReadHubToken(Microsoft.AspNetCore.Authentication.BearerToken.MessageReceivedContext context)
    {
        if (context.Request.Path.StartsWithSegments("/hubs") && context.Request.Query["access_token"] is { Count: 1 } token)
        {
            context.Token = token;
        }

        return Task.CompletedTask;
    }

    private static void SetCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "coordination-session";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = SessionLength;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/denied";
        cookie.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Programs get a status, people a page; who may not have a file gets no page in its place.</summary>
    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs")
            || (status == StatusCodes.Status403Forbidden && context.Request.Path.StartsWithSegments(ExportEndpoints.Prefix)))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
