using Coordination.Domain;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Providers;
using Coordination.Grains.Resources;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Providers, their members and their resources.</summary>
internal static class ProviderEndpoints
{
    private const int CatchmentKmMax = 5_000;
    private const int HoursOfAWeek = 168;
    private const int LanguageLetters = 2;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/providers", Register).For(Roles.Offer).WithTags("Providers")
            .WithSummary("Registers a provider; one registered by a partner waits for approval.");
        api.MapGet("/providers/{id}", View).For(Roles.SeeExactly).WithTags("Providers").WithSummary("A provider.");
        commands.MapPost("/providers/{id}/approve", Approve).For(Roles.Run).WithTags("Providers").WithSummary("Approves a pending provider.");
        commands.MapPut("/providers/{id}/members/{user}", PutMember).For(Roles.Run).WithTags("Providers").WithSummary("Lets a user act for a provider.");
        commands.MapPut("/providers/{id}/contact", PutContact).For(Roles.Offer).WithTags("Providers").WithSummary("Says where referrals to the provider are written to; null for nowhere.");
        commands.MapPost("/providers/{id}/resources", PostResource).For(Roles.Offer).WithTags("Providers").WithSummary("Adds a resource.");
    }

    /// <summary>Null when the caller may act for this provider; otherwise the refusal.</summary>
    public static async Task<Answer?> Refusal(HttpContext context, ProviderId provider, Memberships memberships) =>
        context.User.IsInRole(Roles.Partner) && await memberships.Of(context.UserName(), context.RequestAborted) != provider
            ? Answer.Problem(StatusCodes.Status403Forbidden, "not-your-provider")
            : null;

    private static async Task<Answer> Register(HttpContext context, Body<ProviderBody> body, IGrainFactory grains, Memberships memberships)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var name = checks.Bilingual("name", body.Value.Name);
        var kind = checks.Word<ProviderKind>("kind", body.Value.Kind);
        var region = checks.Division("regionCode", body.Value.RegionCode);
        var email = Registration.Written(checks, "contactEmail", body.Value.ContactEmail, ContactRules.Email, "Field_Email");
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var isPartner = context.User.IsInRole(Roles.Partner);
        var id = ProviderId.From(context.Scope(), context.Seed());
        if (isPartner)
        {
            await LeaveFormer(context.UserName(), id, grains, memberships);
        }

        var view = await grains.GetGrain<IProviderGrain>(id.Value).Register(
            new(name, kind, region, IsActive: !isPartner, FirstMember: isPartner ? context.UserName() : null, IsInvented: false) { ContactEmail = email });
        return Answer.Created(Shape(view));
    }

    private static async Task<Answer> View(string id, HttpContext context, IGrainFactory grains, Memberships memberships)
    {
        if (!ProviderId.TryParse(id, out var provider) || await grains.GetGrain<IProviderGrain>(provider.Value).View() is not { } view)
        {
            return Answer.NotFound();
        }

        return !view.IsActive && await Refusal(context, provider, memberships) is not null ? Answer.NotFound() : Answer.Ok(Shape(view));
    }

    private static async Task<Answer> Approve(string id, Body<EmptyBody> body, IGrainFactory grains) =>
        body.Fault ?? (ProviderId.TryParse(id, out var provider) && await grains.GetGrain<IProviderGrain>(provider.Value).Approve() is { } view
            ? Answer.Ok(Shape(view))
            : Answer.NotFound());

    private static async Task<Answer> PutMember(string id, string user, Body<EmptyBody> body, IGrainFactory grains, Memberships memberships)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var name = checks.Text("user", user, Limits.NameLengthMax);
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        if (!ProviderId.TryParse(id, out var provider) || await grains.GetGrain<IProviderGrain>(provider.Value).View() is null)
        {
            return Answer.NotFound();
        }

        await LeaveFormer(name, provider, grains, memberships);
        return Answer.Ok(Shape((await grains.GetGrain<IProviderGrain>(provider.Value).PutMember(name))!));
    }

    private static async Task<Answer> PutContact(string id, HttpContext context, Body<ContactEmailBody> body, IGrainFactory grains, Memberships memberships)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!ProviderId.TryParse(id, out var provider))
        {
            return Answer.NotFound();
        }

        if (await Refusal(context, provider, memberships) is { } refusal)
        {
            return refusal;
        }

        var checks = new Checks();
        var email = Registration.Written(checks, "contactEmail", body.Value.ContactEmail, ContactRules.Email, "Field_Email");
        return !checks.AreGood ? checks.Answer()
            : await grains.GetGrain<IProviderGrain>(provider.Value).PutContact(email) is { } view ? Answer.Ok(Shape(view))
            : Answer.NotFound();
    }

    /// <summary>A user acts for one provider: joining another leaves the former one.</summary>
    private static async Task LeaveFormer(string user, ProviderId next, IGrainFactory grains, Memberships memberships)
    {
        if (await memberships.Of(user) is { } former && former != next)
        {
            await grains.GetGrain<IProviderGrain>(former.Value).RemoveMember(user);
        }
    }

    private static async Task<Answer> PostResource(string id, HttpContext context, Body<ResourceBody> body, IGrainFactory grains, Memberships memberships)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        if (!ProviderId.TryParse(id, out var provider))
        {
            return Answer.NotFound();
        }

        if (await Refusal(context, provider, memberships) is { } refusal)
        {
            return refusal;
        }

        var checks = new Checks();
        var draft = Draft(checks, body.Value, ResourceId.From(context.Scope(), context.Seed()));
        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        return await grains.GetGrain<IProviderGrain>(provider.Value).PutResource(draft) is { } profile
            ? Answer.Created(ResourceShape(profile))
            : Answer.NotFound();
    }

    private static ResourceDraft Draft(Checks checks, ResourceBody body, ResourceId id)
    {
        var draft = new ResourceDraft
        {
            ResourceId = id,
            Kind = checks.Word<ResourceKind>("kind", body.Kind),
            Title = checks.Bilingual("title", body.Title),
            ServiceType = checks.ServiceType("serviceType", body.ServiceType),
            RegionCode = checks.Division("regionCode", body.RegionCode),
            Modality = checks.Word<Modality>("modality", body.Modality),
            Languages = checks.List("languages", body.Languages),
            NclcMin = checks.OptionalNumber("nclcMin", body.NclcMin, 0, Limits.NclcMax),
            NclcMax = checks.OptionalNumber("nclcMax", body.NclcMax, 0, Limits.NclcMax),
            AgeMin = checks.OptionalNumber("ageMin", body.AgeMin, 0, Limits.AgeMax),
            AgeMax = checks.OptionalNumber("ageMax", body.AgeMax, 0, Limits.AgeMax),
            Audiences = [.. checks.List("audiences", body.Audiences).Select((word, index) => checks.Word<Audience>($"audiences[{index}]", word))],
            CatchmentKm = checks.OptionalNumber("catchmentKm", body.CatchmentKm, 0, CatchmentKmMax),
            Funder = checks.OptionalText("funder", body.Funder, Limits.NameLengthMax),
            Traits = TraitsOf(checks, body),
        };
        foreach (var (language, index) in draft.Languages.Select((language, index) => (language, index)))
        {
            if (language.Length != LanguageLetters || !language.All(char.IsAsciiLetterLower))
            {
                checks.Fail($"languages[{index}]", "Field_Language");
            }
        }

        if (draft.NclcMin > draft.NclcMax)
        {
            checks.Fail("nclcMin", "Field_MinAboveMax", "nclcMax");
        }

        if (draft.AgeMin > draft.AgeMax)
        {
            checks.Fail("ageMin", "Field_MinAboveMax", "ageMax");
        }

        return draft;
    }

    private static OfferTraits TraitsOf(Checks checks, ResourceBody body)
    {
        if (body.SynchronousHours is < 0 or > HoursOfAWeek)
        {
            checks.Fail("synchronousHours", "Field_Range", 0, HoursOfAWeek);
        }

        return new()
        {
            Nature = body.Nature is null ? null : checks.Word<OfferNature>("nature", body.Nature),
            Intensity = body.Intensity is null ? null : checks.Word<ServiceIntensity>("intensity", body.Intensity),
            SynchronousHours = body.SynchronousHours,
            SelfDirectedNclcMin = checks.OptionalNumber("selfDirectedNclcMin", body.SelfDirectedNclcMin, 0, Limits.NclcMax),
            Neighbourhoods = [.. checks.List("neighbourhoods", body.Neighbourhoods).Select((area, index) =>
                Registration.Written(checks, $"neighbourhoods[{index}]", area, PostalAreas.Of, "Field_PostalCode") ?? "")],
        };
    }

    private static object Shape(ProviderView view) => new
    {
        Id = view.ProviderId,
        view.Name,
        view.Kind,
        view.RegionCode,
        Status = view.IsActive ? "active" : "pending",
        view.ContactEmail,
        view.Resources,
    };

    private static object ResourceShape(ResourceProfile profile) => new
    {
        Id = profile.ResourceId,
        profile.ProviderId,
        profile.Kind,
        profile.Title,
        profile.ServiceType,
        profile.RegionCode,
        profile.Modality,
        profile.Languages,
        profile.NclcMin,
        profile.NclcMax,
        profile.AgeMin,
        profile.AgeMax,
        profile.Audiences,
        profile.CatchmentKm,
        profile.Funder,
        profile.Traits,
        Status = profile.IsPending ? "pending" : "active",
    };
}
