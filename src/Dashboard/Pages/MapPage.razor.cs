using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Live;
using Coordination.Dashboard.Map;
using Coordination.Dashboard.Rules;
using Coordination.Domain.Gaps;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging;

namespace Coordination.Dashboard.Pages;

/// <summary>The live map with its equal table. The address carries region, service type and measure, so that a language switch or a link keeps the place.</summary>
/// <remarks>The page is rendered when the reader goes somewhere; what moves meanwhile, the drawing writes.</remarks>
public sealed partial class MapPage
{
    /// <summary>The lists of the desk are read again at most this often.</summary>
    private static readonly TimeSpan DeskPause = TimeSpan.FromSeconds(5);

    /// <summary>Labels change by the week.</summary>
    private static readonly TimeSpan LabelsPause = TimeSpan.FromMinutes(1);

    private LiveMap? map;
    private SheetKey? sheet;
    private ViewSheet? view;
    private bool hasFigures;
    private ExecutionContext? own;
    private Readership readership;
    private string serviceType = DivisionCounts.AllTypes;
    private Measure measure;
    private DeskTab? tab;
    private int moved;
    private (long Moved, long Community) readAt;
    private DateTimeOffset movedAt;
    private RegionLabels labels = RegionLabels.None;
    private DateTimeOffset labelledAt;
    private DateTimeOffset asOf;
    private bool isPaused;
    private bool wasConnected;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private LiveFeed Feed { get; set; } = null!;

    [Inject] private ReaderFigures Figures { get; set; } = null!;

    [Inject] private MapSheets Sheets { get; set; } = null!;

    [Inject] private MapRounds Rounds { get; set; } = null!;

    [Inject] private WeekTable Weeks { get; set; } = null!;

    [Inject] private UrgentCounts Urgent { get; set; } = null!;

    [Inject] private BrowserZone Zone { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ILogger<MapPage> Logger { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "region")] private string? RegionParameter { get; set; }

    [SupplyParameterFromQuery(Name = "type")] private string? TypeParameter { get; set; }

    [SupplyParameterFromQuery(Name = "measure")] private string? MeasureParameter { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] private string? TabParameter { get; set; }

    [SupplyParameterFromQuery(Name = "rule")] private string? RuleParameter { get; set; }

    /// <inheritdoc/>
    public bool WantsUrgent => readership == Readership.Coordinators;

    private MapPlace Place { get; set; } = MapPlace.Of(null);

    /// <inheritdoc/>
    public void Look() => _ = InvokeAsync(() => ExecutionContext.Run(own!, static page => _ = ((MapPage)page!).LookNow(), this));

    /// <inheritdoc/>
    public void Dispose() => Rounds.Remove(this);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        readership = Readerships.Of((await Session).User);
        wasConnected = Feed.IsConnected;
        if (RendererInfo.IsInteractive)
        {
            // The rounds come from elsewhere and would bring their own language.
            own = ExecutionContext.Capture();
            Rounds.Add(this);
        }
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
        asOf = Figures.AsOf(readership);
        readAt = (Rounds.Moved, Rounds.CommunityMoved);
        TakeSheets();
        if (RendererInfo.IsInteractive)
        {
            await ReadLabels();
        }
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

    private async Task LookNow()
    {
        try
        {
            if (!isPaused)
            {
                map?.PaintNews();
            }

            var now = Clock.GetUtcNow();
            var published = Figures.AsOf(readership);
            var isNews = wasConnected != Feed.IsConnected || RenewDesk(now);

            // The first figures bring shades and an order; a published minute is rare enough to render for.
            isNews |= !isPaused && ((!hasFigures && Figures.Version(readership) > 0) || (readership == Readership.Funders && published != asOf));
            (wasConnected, asOf) = (Feed.IsConnected, isPaused ? asOf : published);
            if (now - labelledAt > LabelsPause)
            {
                var before = labels.Text;
                await ReadLabels();
                isNews |= labels.Text != before;
            }

            if (isNews)
            {
                TakeSheets();
                StateHasChanged();
            }
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <summary>The sheets of where the reader stands, kept while they stand there: map and legend are shaded alike.</summary>
    private void TakeSheets()
    {
        var wanted = new SheetKey(Place.Current.Code, serviceType, measure, CultureInfo.CurrentCulture.Name, readership);
        var known = Figures.Version(readership) > 0;
        if (wanted != sheet || known != hasFigures)
        {
            (sheet, view, hasFigures) = (wanted, Sheets.View(wanted with { Region = Place.View.Code }), known);
        }
    }

    /// <summary>Lets the open part of the desk, and an open rule, read again when something moved, at the end of its pause at the latest.</summary>
    private bool RenewDesk(DateTimeOffset now)
    {
        var wanted = (Rounds.Moved, tab is DeskTab.Plan or DeskTab.Providers ? Rounds.CommunityMoved : readAt.Community);
        if ((tab is null && RuleParameter is null) || wanted == readAt || now - movedAt < DeskPause)
        {
            return false;
        }

        (readAt, movedAt) = (wanted, now);
        moved++;
        return true;
    }

    /// <summary>Reads the labels from the database. When it does not answer, the figures are shown without.</summary>
    private async Task ReadLabels()
    {
        labelledAt = Clock.GetUtcNow();
        try
        {
            labels = readership == Readership.Funders ? labels : new(await Weeks.Labels(Place.View.Code, [.. Place.Regions.Select(region => region.Code)], serviceType));
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            LogNotRead(Logger, exception);
        }
    }

    private GapFigure? FigureOf(string code) => Figures.Of(readership, code, serviceType);

    private void Pause(bool pause)
    {
        (isPaused, asOf) = (pause, Figures.AsOf(readership));
        if (!pause)
        {
            map?.PaintNews();
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

    private void Go(string region) => Navigation.NavigateTo(LinkOf(region));

    private void Choose(string type) => Navigation.NavigateTo(Address(Place.Current.Code, type, measure, tab));

    private void Choose(Measure wanted) => Navigation.NavigateTo(Address(Place.Current.Code, serviceType, wanted, tab));

    private string LinkOf(string region) => Address(region, serviceType, measure, tab);

    private string LinkOf(DeskTab part) => Address(Place.Current.Code, serviceType, measure, part) + "#desk-title";

    private string LinkOf(FigureRule rule) => $"{LinkOf(Place.Current.Code)}&rule={Slugs<FigureRule>.Of(rule)}";

    /// <summary>An address names what is not as usual.</summary>
    private static string Address(string region, string type, Measure measure, DeskTab? tab) =>
        $"map?region={region}{(type == DivisionCounts.AllTypes ? "" : "&type=" + type)}{(measure == default ? "" : "&measure=" + Slugs<Measure>.Of(measure))}{(tab is { } open ? "&tab=" + Slugs<DeskTab>.Of(open) : "")}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Labels of the map could not be read")]
    private static partial void LogNotRead(ILogger logger, Exception exception);
}
