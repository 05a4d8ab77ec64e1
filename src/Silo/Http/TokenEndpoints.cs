using System.Security.Claims;
using Coordination.Silo.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Http;

/// <summary>Sign-in for scripts.</summary>
internal static class TokenEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Maps POST /api/tokens.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/tokens", Issue)
        .AllowAnonymous().WithTags("Sign-in").WithSummary("A token for a user and a password; send it as Authorization: Bearer.");

    private static Answer Issue(Body<TokenBody> body, DemoUsers users, IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var user = checks.Text("user", body.Value.User, Domain.Limits.NameLengthMax);
        var password = checks.Text("password", body.Value.Password, Domain.Limits.NameLengthMax);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        if (users.Find(user, password, BearerTokenDefaults.AuthenticationScheme) is not { } identity)
        {
            return Answer.Problem(StatusCodes.Status401Unauthorized, "wrong-password");
        }

        var expiresAt = clock.GetUtcNow() + Lifetime;
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = expiresAt }, BearerTokenDefaults.AuthenticationScheme);
        var token = options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket);
        return Answer.Ok(new { token, expiresAt, role = identity.FindFirst(ClaimTypes.Role)!.Value });
    }
}
