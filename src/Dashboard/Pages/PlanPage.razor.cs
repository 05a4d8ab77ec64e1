using Coordination.Dashboard.Admin;
using Coordination.Dashboard.Live;
using Coordination.Dashboard.Plans;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Domain.Plans;
using Coordination.Domain.Plans.Circles;
using Coordination.Domain.Resources;
using Coordination.Grains.Consents;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Grains.Policies;
using Coordination.Grains.Referrals;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Coordination.Dashboard.Pages;

/// <summary>A person's plan on one page, to be talked over and printed.</summary>
public sealed partial class PlanPage
{
    private IReadOnlyDictionary<ProviderId, BilingualText> providers = new Dictionary<ProviderId, BilingualText>();
    private IReadOnlyList<WaitlistStanding> standings = [];
    private Plan? plan;
    private PersonFile? file;
    private NewcomerView? view;
    private string user = "";
    private bool isLoaded;

    /// <summary>The person.</summary>
    [Parameter] public string Id { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private PersonFiles Files { get; set; } = null!;

    [Inject] private PlanLists Plans { get; set; } = null!;

    [Inject] private WaitlistStandings Lines { get; set; } = null!;

    [Inject] private ProviderList Organizations { get; set; } = null!;

    [Inject] private AccessLog AccessLog { get; set; } = null!;

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private DateOnly Today => TimeZones.DayIn(view!.Person.RegionCode, Clock.GetUtcNow());

    private bool IsYoung => Instrument.IsOfSchoolAge(Age.InYears(view!.Person.BirthDate, Today)) || !view.Milestones.IsEmpty;

    private INewcomerGrain Newcomer => Grains.GetGrain<INewcomerGrain>(view!.NewcomerId.Value);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        user = (await Session).User.Identity?.Name ?? "";
        if (NewcomerId.TryParse(Id, out var id))
        {
            await AccessLog.Note(id, user, AccessKind.File);
            await Read(id);
        }

        isLoaded = true;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && !Zone.IsKnown)
        {
            await Zone.Ask();
            StateHasChanged();
        }
    }

    private async Task Read(NewcomerId id)
    {
        file = await Files.Open(id);
        if (file is null)
        {
            return;
        }

        view = file.Whole;
        var policy = await Grains.GetGrain<IPolicyGrain>(IPolicyGrain.Key).Current();
        plan = await Plans.Of(view, file.Records, policy.Policy.Rules);
        standings = await Lines.Of(file.Records);
        var divisions = RegionTable.ProvinceOf(view.Person.RegionCode) is { } province ? RegionTable.DivisionsWithin(province.Code) : [view.Person.RegionCode];
        providers = await Organizations.In(divisions, view.Circle.Select(step => step.ProviderId).Distinct());
    }

    private async Task ChangeCircle((ProviderId Provider, CircleRole? Role) change)
    {
        await Files.ChangeCircle(file!, new(change.Provider, change.Role, user));
        await Read(view!.NewcomerId);
    }

    private async Task Reach(MilestoneKind kind)
    {
        await Newcomer.NoteMilestone(new(kind, Today, user));
        await Read(view!.NewcomerId);
    }
}
