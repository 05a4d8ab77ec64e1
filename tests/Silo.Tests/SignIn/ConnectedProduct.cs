using Coordination.Silo.Hosting;
using Coordination.Silo.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Silo.Tests.SignIn;

/// <summary>The product with an identity provider beside it.</summary>
public sealed class ConnectedProduct : IAsyncLifetime
{
    private readonly ProductHome home = new();
    private IdentityProvider? provider;
    private RunningHost? host;

    /// <summary>The provider's address.</summary>
    public Uri Provider => new(provider!.Authority);

    /// <summary>The product's address.</summary>
    public Uri Address => host!.Address;

    /// <summary>The password of the demonstration users.</summary>
    public string Password => host!.Services.GetRequiredService<DemoUsers>().Password!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        provider = await IdentityProvider.Start();
        host = await home.Start(new Dictionary<string, string?>
        {
            ["Authentication:Oidc:Authority"] = provider.Authority,
            ["Authentication:Oidc:ClientId"] = IdentityProvider.ClientId,
            ["Authentication:Oidc:ClientSecret"] = IdentityProvider.ClientSecret,
            ["Authentication:Oidc:RoleClaim"] = IdentityProvider.GroupsClaim,
            ["Authentication:Oidc:RoleNames:settlement-staff"] = "worker",
        });
    }

    /// <summary>Opens a browser without any cookies.</summary>
    internal Browser Open() => new(host!);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        if (provider is not null)
        {
            await provider.DisposeAsync();
        }

        home.Dispose();
    }
}
