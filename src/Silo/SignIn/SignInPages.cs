using System.Security.Claims;
using Coordination.Silo.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Silo.SignIn;

/// <summary>The plain HTTP ends of the sign-in page: signing in and out, and the choice of language.</summary>
internal static partial class SignInPages
{
    private static readonly TimeSpan LanguageLifetime = TimeSpan.FromDays(365);

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        app.MapPost("/sign-in", SignIn).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-out", SignOut).ExcludeFromDescription();
        app.MapGet("/sign-in/oidc", Challenge).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/language/{word}", Choose).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignIn(
        HttpContext context, DemoUsers users, [FromForm] string? user, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        if (users.Find(user, password, CookieAuthenticationDefaults.AuthenticationScheme) is not { } identity)
        {
            return Results.Redirect($"/sign-in?failed=1&returnUrl={Uri.EscapeDataString(Local(returnUrl))}");
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return Results.LocalRedirect(Local(returnUrl));
    }

    private static async Task<IResult> SignOut(HttpContext context, [FromForm] string? returnUrl)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect(returnUrl is null ? "/sign-in" : Local(returnUrl));
    }

    private static async Task<IResult> Challenge(
        HttpContext context, string? returnUrl, IAuthenticationSchemeProvider schemes, ILogger<OidcOptions> logger)
    {
        if (await schemes.GetSchemeAsync(OpenIdConnectDefaults.AuthenticationScheme) is null)
        {
            return Results.NotFound();
        }

        try
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new() { RedirectUri = Local(returnUrl) });
            return Results.Empty;
        }
        catch (InvalidOperationException exception)
        {
            // The handler throws this when it cannot read what the provider publishes about itself.
            LogUnreachable(logger, exception);
            return Results.Redirect("/sign-in?failed=1");
        }
    }

    private static IResult Choose(string word, string? returnUrl, HttpContext context)
    {
        if (Languages.Of(word) is { } culture)
        {
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new(culture)),
                new() { MaxAge = LanguageLifetime, SameSite = SameSiteMode.Lax, IsEssential = true, HttpOnly = true });
        }

        return Results.LocalRedirect(Local(returnUrl));
    }

    /// <summary>An address of ours, or the first page: nobody is sent elsewhere.</summary>
    private static string Local(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
            && !address.Any(char.IsControl)
            ? address
            : "/";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider does not answer; nobody can sign in with it")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);
}
