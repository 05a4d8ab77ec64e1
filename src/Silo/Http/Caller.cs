using System.Security.Claims;
using Coordination.Domain;
using Coordination.Grains;

namespace Coordination.Silo.Http;

/// <summary>Who calls, and under which key.</summary>
internal static class Caller
{
    /// <summary>The header that makes a command the same command.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>The signed-in user's name.</summary>
    public static string UserName(this HttpContext context) => NameOf(context.User);

    /// <summary>The scope of the user's command keys.</summary>
    public static string Scope(this HttpContext context) => context.User.Scope();

    /// <summary>The scope of a user's command keys.</summary>
    public static string Scope(this ClaimsPrincipal user) => "user:" + NameOf(user);

    /// <summary>The key of this command: the caller's, or one that nobody else will use.</summary>
    public static CommandKey Command(this HttpContext context)
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        return key.Length == 0
            ? CommandKey.Once(context.Scope())
            : new(context.Scope(), key, context.Items[RequestHash.Item] as string ?? RequestHash.Of(context.Request, []));
    }

    /// <summary>What ids of new things are made from: the same command makes the same thing.</summary>
    public static string Seed(this HttpContext context)
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        return key.Length == 0 ? Ids.NewKey() + Ids.NewKey() : $"{context.Request.Path}\n{key}";
    }

    private static string NameOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) ?? "";
}
