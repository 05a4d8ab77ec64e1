using System.Security.Claims;
using Coordination.Dashboard;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coordination.Silo.SignIn;

/// <summary>An OpenID Connect provider to sign in with: code flow with PKCE.</summary>
internal sealed class OidcOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Authentication:Oidc";

    /// <summary>The provider's address; empty for none.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the provider calls us.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Our secret there, if we have one.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim that holds a person's role. Default <c>role</c>.</summary>
    public string RoleClaim { get; set; } = "role";

    /// <summary>The claim that holds a person's user name. Default <c>preferred_username</c>; <c>sub</c> stands in.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>Their roles by the provider's word, as in <c>RoleNames:settlement-staff=worker</c>. A word that is one of ours needs no entry.</summary>
    public Dictionary<string, string> RoleNames { get; set; } = [];

    /// <summary>True once an authority is named.</summary>
    public bool IsConfigured => Authority.Length > 0;

    /// <summary>Sets the handler up.</summary>
    public void Apply(OpenIdConnectOptions connect)
    {
        connect.Authority = Authority;
        connect.ClientId = ClientId;
        connect.ClientSecret = ClientSecret;
        connect.ResponseType = OpenIdConnectResponseType.Code;
        connect.ResponseMode = OpenIdConnectResponseMode.Query;
        connect.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        connect.MapInboundClaims = false;
        connect.GetClaimsFromUserInfoEndpoint = false;
        connect.CallbackPath = "/sign-in/oidc/callback";
        connect.RequireHttpsMetadata = !(Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.IsLoopback);
        connect.NonceCookie.SameSite = SameSiteMode.Lax;
        connect.CorrelationCookie.SameSite = SameSiteMode.Lax;

        // As secure as the session they lead to: on plain loopback a cookie for https only would not come back.
        connect.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        connect.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        connect.Events.OnTokenValidated = context =>
        {
            context.Principal = Translate(context.Principal!);
            return Task.CompletedTask;
        };
        connect.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/sign-in?failed=1");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>Keeps a name and our roles, and nothing else of what the provider told.</summary>
    private ClaimsPrincipal Translate(ClaimsPrincipal theirs)
    {
        var name = theirs.FindFirst(NameClaim)?.Value ?? theirs.FindFirst("sub")?.Value ?? "";
        var roles = theirs.FindAll(RoleClaim).Select(claim => RoleNames.GetValueOrDefault(claim.Value, claim.Value)).Where(Roles.All.Contains);
        return new(new ClaimsIdentity([new(ClaimTypes.Name, name), .. roles.Select(role => new Claim(ClaimTypes.Role, role))], "oidc"));
    }
}
