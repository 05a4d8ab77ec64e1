using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Live;
using Coordination.Dashboard.Map;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Domain.Resources;
using Coordination.Grains.Communities;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Coordination.Dashboard.Pages;

/// <summary>The live map with its equal table. The address carries region, service type and measure, so that a language switch or a link keeps the place.</summary>
public sealed partial class MapPage
{
    private static readonly TimeSpan AnnouncementPause = TimeSpan.FromSeconds(10);

    /// <summary>The lists of the desk are read again at most this often.</summary>
    private static readonly TimeSpan DeskPause = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, GapFigure?> figures = [];
    private Shading shading = new(Measure.Gap, []);
    private string serviceType = DivisionCounts.AllTypes;
    private Measure measure;
    private bool isFunder;
    private bool isCoordinator;
    private DeskTab tab;
    private int moved;
    private DateTimeOffset movedAt;
    private string announcement = "";
    private DateTimeOffset announcedAt;
    private DateTimeOffset asOf;
    private (Measure, string, string, bool) shadedFor;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "region")] private string? RegionParameter { get; set; }

    [SupplyParameterFromQuery(Name = "type")] private string? TypeParameter { get; set; }

    [SupplyParameterFromQuery(Name = "measure")] private string? MeasureParameter { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] private string? TabParameter { get; set; }

    private MapPlace Place { get; set; } = MapPlace.Of(null);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var user = (await Session).User;
        (isFunder, isCoordinator) = (user.IsInRole(Roles.Funder), user.IsInRole(Roles.Coordinator));
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (RegionParameter != Place.Current.Code)
        {
            Place = MapPlace.Of(RegionParameter);
        }

        serviceType = !isFunder && ServiceTypes.Find(TypeParameter) is { } type ? type.Slug : DivisionCounts.AllTypes;
        measure = isFunder ? Measure.Arrivals : Slugs<Measure>.TryParse(MeasureParameter, out var wanted) ? wanted : Measure.Gap;
        tab = Slugs<DeskTab>.TryParse(TabParameter, out var open) ? open : DeskTab.Providers;
        Read();
    }

    /// <inheritdoc/>
    protected override Task Take(LiveBatch batch)
    {
        var changed = Read();
        var now = Clock.GetUtcNow();
        if ((tab == DeskTab.Plan && CommunityNews.ForDesks(batch.Circles)) || (now - movedAt > DeskPause && (batch.Overflowed || batch.Referrals.Count > 0 || batch.Openings.Count > 0)))
        {
            (moved, movedAt) = (moved + 1, now);
        }

        if (changed > 0 && now - announcedAt > AnnouncementPause)
        {
            announcement = changed == 1 ? MapTexts.ChangedOne : Say.With(MapTexts.Changed, changed);
            announcedAt = now;
        }

        return Task.CompletedTask;
    }

    private static Dictionary<string, object> Hooks(string id, string label) => new() { ["data-testid"] = id + "-input", ["aria-label"] = label };

    private GapFigure? FigureOf(string code) => figures.GetValueOrDefault(code);

    /// <summary>Reads what is shown from the feed; paused pages keep what they have. Answers how many regions changed.</summary>
    private int Read()
    {
        var changed = 0;
        foreach (var region in Place.Regions.Prepend(Place.Current).Prepend(Place.View))
        {
            var figure = Feed.Figure(region.Code, serviceType);
            if (!ReferenceEquals(figures.GetValueOrDefault(region.Code), figure))
            {
                figures[region.Code] = figure;
                changed++;
            }
        }

        asOf = Feed.AsOf;
        var wanted = (measure, serviceType, Place.View.Code, Feed.Version > 0);
        if (shadedFor != wanted)
        {
            shading = Shading.For(measure, Place.Regions.Select(region => FigureOf(region.Code)));
            shadedFor = wanted;
        }

        return changed;
    }

    private void Pause(bool pause)
    {
        Pump?.Pause(pause);
        if (!pause)
        {
            Read();
        }
    }

    private void Open(string code) => Go(code == Place.Division?.Code ? Place.View.Code : code);

    private void Up()
    {
        if (Place.Above is { } above)
        {
            Go(above.Code);
        }
    }

    private void Go(string region) => Navigate(region, serviceType, measure);

    private void Choose(string type) => Navigate(Place.Current.Code, type, measure);

    private void Choose(Measure wanted) => Navigate(Place.Current.Code, serviceType, wanted);

    private void Navigate(string region, string type, Measure wanted) =>
        Navigation.NavigateTo($"map?region={region}&type={type}&measure={Slugs<Measure>.Of(wanted)}&tab={Slugs<DeskTab>.Of(tab)}");

    private string LinkOf(DeskTab part) => $"map?region={Place.Current.Code}&type={serviceType}&measure={Slugs<Measure>.Of(measure)}&tab={Slugs<DeskTab>.Of(part)}#desk-title";
}
