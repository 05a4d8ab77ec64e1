using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Live;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Grains.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Coordination.Dashboard.Rules;

/// <summary>Explains one number. For those who see exact figures it asks the board for what the number was worked out from; for others it asks nothing.</summary>
public sealed partial class RulePanel(IGrainFactory grains, UrgentRecords records, NavigationManager navigation, IJSRuntime js)
{
    private FigureRule? open;
    private FigureRule? leaving;
    private bool isFocusDue;
    private bool isStale;
    private bool isCoordinator;
    private int rowsMax = UrgentRecords.RowsMax;
    private ElementReference title;
    private RuleSheet? sheet;
    private UrgentList? urgent;
    private DateTimeOffset? asOf;
    private ImmutableArray<(string Letter, string Law)> laws = [];
    private (FigureRule?, string, string, GapFigure?) readFor;

    /// <summary>The region whose number it is.</summary>
    [Parameter, EditorRequired] public Region Region { get; set; } = null!;

    /// <summary>A slug of a service type, or <c>all</c>.</summary>
    [Parameter, EditorRequired] public string ServiceType { get; set; } = "";

    /// <summary>The figure as it is shown; when it changes, what it rests on is read again.</summary>
    [Parameter] public GapFigure? Figure { get; set; }

    /// <summary>The slug of the open <see cref="FigureRule"/>, from the address; anything else opens nothing.</summary>
    [Parameter] public string? Rule { get; set; }

    /// <summary>True for those who may not know of a single person: the rule and its protection, no values and no records.</summary>
    [Parameter] public bool IsProtected { get; set; }

    /// <summary>When the shown figure was true.</summary>
    [Parameter] public DateTimeOffset AsOf { get; set; }

    /// <summary>The reader's time zone.</summary>
    [Parameter, EditorRequired] public BrowserZone Zone { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    /// <summary>Whether values and records stay closed.</summary>
    private bool IsClosed => IsProtected || Figure is { IsProtected: true };

    private string? Number => open switch
    {
        null => null,
        { } rule when rule.IsUrgent() => urgent is { } list ? Say.Whole(list.Total) : null,
        { } rule => sheet?.Shown ?? (rule == FigureRule.Unmet ? null : RuleNumber.Of(rule, Figure)),
    };

    private string? AsOfText => (asOf ?? AsOf) is var at && Zone.IsKnown && at > DateTimeOffset.MinValue
        ? Say.With(RuleTexts.AsOf, Zone.Local(at).ToString("T", CultureInfo.CurrentCulture))
        : null;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        FigureRule? wanted = Slugs<FigureRule>.TryParse(Rule, out var rule) ? rule : null;
        if (wanted != open)
        {
            (leaving, isFocusDue) = (wanted is null ? open : null, wanted is not null);
            open = wanted;
            laws = wanted is { } opened ? RuleSheet.LawsOf(opened) : [];
        }

        var now = (open, Region.Code, ServiceType, Figure);
        if (now == readFor || !RendererInfo.IsInteractive)
        {
            return;
        }

        var isElsewhere = (readFor.Item1, readFor.Item2, readFor.Item3) != (now.open, now.Code, now.ServiceType);
        readFor = now;
        if (isElsewhere)
        {
            (sheet, urgent, asOf, isStale, rowsMax) = (null, null, null, false, UrgentRecords.RowsMax);
        }

        if (open is { } asked && !IsClosed)
        {
            isCoordinator = (await Session).User.IsInRole(Roles.Coordinator);
            await Read(asked, now);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isFocusDue && open is not null && RendererInfo.IsInteractive)
        {
            isFocusDue = false;
            await title.TakeFocus();
        }
        else if (leaving is { } left)
        {
            leaving = null;
            await js.InvokeVoidAsync("coordination.focusIfLost", $"[data-rule='{Slugs<FigureRule>.Of(left)}']");
        }
    }

    private async Task Read(FigureRule asked, (FigureRule?, string, string, GapFigure?) askedFor)
    {
        try
        {
            if (asked.IsUrgent())
            {
                var list = isCoordinator ? await records.Of(asked, Region.Code, ServiceType, rowsMax) : null;
                (urgent, isStale) = askedFor == readFor ? (list, false) : (urgent, isStale);
                return;
            }

            // What a slow answer brings for a number that was left meanwhile is not shown.
            var account = await grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).Account(Region.Code, ServiceType);
            if (askedFor == readFor)
            {
                (sheet, asOf, isStale) = (account is null ? null : RuleSheet.Of(asked, account), account?.AsOf, false);
            }
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            isStale = true;
        }
    }

    private void Key(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Escape")
        {
            Close();
        }
    }

    private Task More()
    {
        rowsMax += UrgentRecords.RowsMax;
        return Read(open!.Value, readFor);
    }

    private void Close() => navigation.NavigateTo(RuleLink.AddressOf(navigation, null));

    /// <summary>Where the records are listed; null where the desk lists none, or none for a region so large.</summary>
    private string? RecordsAddress(FigureRule rule) => rule.Records() switch
    {
        DeskTab.Names or DeskTab.Openings when Region.Level == RegionLevel.Country => null,
        { } tab => navigation.GetUriWithQueryParameters(navigation.Uri.Split('#')[0], new Dictionary<string, object?> { ["tab"] = Slugs<DeskTab>.Of(tab) }) + "#desk-title",
        null => null,
    };

    private string RecordsText(FigureRule rule) => Say.With(RuleTexts.RecordsLink, Words.Words.Of(rule.Records()!.Value), Say.In(Region.Name));
}
