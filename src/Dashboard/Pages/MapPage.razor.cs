using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Live;
using Coordination.Dashboard.Map;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Domain.Resources;
using Coordination.Grains.Communities;
using Coordination.Grains.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging;

namespace Coordination.Dashboard.Pages;

/// <summary>The live map with its equal table. The address carries region, service type and measure, so that a language switch or a link keeps the place.</summary>
public sealed partial class MapPage
{
    private static readonly TimeSpan AnnouncementPause = TimeSpan.FromSeconds(10);

    /// <summary>Where nothing changes, the time the figures are of is still told this often.</summary>
    private static readonly TimeSpan AsOfPause = TimeSpan.FromSeconds(3);

    /// <summary>The lists of the desk are read again at most this often.</summary>
    private static readonly TimeSpan DeskPause = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, GapFigure?> figures = [];
    private Shading shading = new(Measure.Gap, []);
    private string serviceType = DivisionCounts.AllTypes;
    private Measure measure;
    private bool isFunder;
    private bool isCoordinator;
    private DeskTab? tab;
    private int moved;
    private bool hasNews = true;
    private bool isRenewalDue;
    private IReadOnlyList<ActivityEvent>? shownEvents;
    private bool wasConnected;
    private DateTimeOffset renderedAt;
    private DateTimeOffset movedAt;
    private UrgentCount? urgent;
    private IReadOnlyDictionary<string, ImmutableArray<LabelFinding>> labels = ImmutableDictionary<string, ImmutableArray<LabelFinding>>.Empty;
    private string announcement = "";
    private DateTimeOffset announcedAt;
    private DateTimeOffset asOf;
    private (Measure, string, string, bool) shadedFor;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ProtectedFeed Published { get; set; } = null!;

    [Inject] private WeekTable Weeks { get; set; } = null!;

    [Inject] private UrgentCounts UrgentCounts { get; set; } = null!;

    [Inject] private ActivityFeed Activity { get; set; } = null!;

    [Inject] private ILogger<MapPage> Logger { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "region")] private string? RegionParameter { get; set; }

    [SupplyParameterFromQuery(Name = "type")] private string? TypeParameter { get; set; }

    [SupplyParameterFromQuery(Name = "measure")] private string? MeasureParameter { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] private string? TabParameter { get; set; }

    [SupplyParameterFromQuery(Name = "rule")] private string? RuleParameter { get; set; }

    private MapPlace Place { get; set; } = MapPlace.Of(null);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var user = (await Session).User;
        (isFunder, isCoordinator) = (user.IsInRole(Roles.Funder), user.IsInRole(Roles.Coordinator));
        if (isCoordinator)
        {
            // Not counted yet: the tiles have their places from the first paint on.
            urgent = UrgentCount.Unknown;
            if (Pump is not null)
            {
                Activity.Add(Pump.Wake);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && Pump is not null)
        {
            Activity.Remove(Pump.Wake);
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (RegionParameter != Place.Current.Code)
        {
            Place = MapPlace.Of(RegionParameter);
        }

        serviceType = ServiceTypes.Find(TypeParameter) is { } type ? type.Slug : DivisionCounts.AllTypes;
        measure = Slugs<Measure>.TryParse(MeasureParameter, out var wanted) ? wanted : Measure.Gap;
        tab = Slugs<DeskTab>.TryParse(TabParameter, out var open) ? open : null;
        Read();
        if (RendererInfo.IsInteractive)
        {
            await ReadSlower();
        }
    }

    /// <inheritdoc/>
    protected override bool HasNews => hasNews;

    /// <inheritdoc/>
    protected override async Task Take(LiveBatch batch)
    {
        var changed = Read();
        var now = Clock.GetUtcNow();
        hasNews = changed > 0 || wasConnected != Feed.IsConnected || now - renderedAt > AsOfPause || (isCoordinator && !ReferenceEquals(shownEvents, Activity.Latest));
        (wasConnected, shownEvents) = (Feed.IsConnected, Activity.Latest);
        if (isCoordinator)
        {
            await RenewDesk(batch, now);
        }

        renderedAt = hasNews ? now : renderedAt;
        if (changed > 0 && now - announcedAt > AnnouncementPause)
        {
            announcement = changed == 1 ? MapTexts.ChangedOne : Say.With(MapTexts.Changed, changed);
            announcedAt = now;
        }
    }

    /// <summary>Reads the desk again when something moved. What comes within the pause is read at its end: the last change must not wait for the next.</summary>
    private async Task RenewDesk(LiveBatch batch, DateTimeOffset now)
    {
        var hasMoved = batch.Overflowed || batch.Referrals.Count > 0 || batch.Openings.Count > 0 || (tab is DeskTab.Plan or DeskTab.Providers && CommunityNews.ForDesks(batch.Circles));
        if (!hasMoved && !isRenewalDue)
        {
            return;
        }

        if (movedAt + DeskPause is var end && now < end)
        {
            if (!isRenewalDue)
            {
                isRenewalDue = true;
                _ = Pump!.WakeAfter(end - now, Clock);
            }

            return;
        }

        (isRenewalDue, hasNews, moved, movedAt) = (false, true, moved + 1, now);
        await ReadSlower();
    }

    /// <summary>What is read from the database: labels, and what will not wait. When it does not answer, the figures are shown without.</summary>
    private async Task ReadSlower()
    {
        try
        {
            labels = isFunder ? labels : await Weeks.Labels(Place.View.Code, [.. Place.Regions.Select(region => region.Code)], serviceType);
            urgent = isCoordinator ? await UrgentCounts.Of(Place.Current.Code, serviceType) : null;
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            LogNotRead(exception);
        }
    }

    private GapFigure? FigureOf(string code) => figures.GetValueOrDefault(code);

    /// <summary>Reads what is shown from the feed; paused pages keep what they have. Answers how many regions changed.</summary>
    private int Read()
    {
        var changed = 0;
        foreach (var region in Place.Regions.Prepend(Place.Current).Prepend(Place.View))
        {
            var figure = isFunder ? Published.Figure(region.Code, serviceType) : Feed.Figure(region.Code, serviceType);
            if (figures.GetValueOrDefault(region.Code) != figure)
            {
                figures[region.Code] = figure;
                changed++;
            }
        }

        asOf = isFunder ? Published.AsOf : Feed.AsOf;
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
        Navigation.NavigateTo($"map?region={region}&type={type}&measure={Slugs<Measure>.Of(wanted)}{(tab is { } open ? "&tab=" + Slugs<DeskTab>.Of(open) : "")}");

    private string LinkOf(DeskTab part) => $"map?region={Place.Current.Code}&type={serviceType}&measure={Slugs<Measure>.Of(measure)}&tab={Slugs<DeskTab>.Of(part)}#desk-title";

    private void LogNotRead(Exception exception) => LogNotRead(Logger, exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Labels or urgent counts of the map could not be read")]
    private static partial void LogNotRead(ILogger logger, Exception exception);
}
