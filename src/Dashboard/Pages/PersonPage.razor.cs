using System.Security.Claims;
using Coordination.Dashboard.Live;
using Coordination.Dashboard.People;
using Coordination.Dashboard.Words;
using Coordination.Domain.Geography;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains;
using Coordination.Grains.Consents;
using Coordination.Grains.Markets;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Grains.Policies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Radzen;

namespace Coordination.Dashboard.Pages;

/// <summary>One person: what they need, what suits, what is held, where their referrals stand.</summary>
public sealed partial class PersonPage
{
    private readonly Dictionary<OpeningId, int> available = [];
    private readonly HashSet<HoldId> ended = [];
    private NewcomerView? view;
    private PersonFile? file;
    private MatchList? matches;
    private IReadOnlyList<HeldPlace> holds = [];
    private IReadOnlyList<RecordedDecision> decisions = [];
    private IReadOnlyList<Access> readings = [];
    private RuleThresholds rules = MatchingPolicy.Default.Rules;
    private bool isLoaded;
    private bool hasNew;
    private ClaimsPrincipal signedIn = new();
    private Message? said;
    private string? lost;

    /// <summary>The person.</summary>
    [Parameter] public string Id { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    [Inject] private PeopleLists Lists { get; set; } = null!;

    [Inject] private DecisionLog Log { get; set; } = null!;

    [Inject] private AccessLog AccessLog { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private PersonFiles Files { get; set; } = null!;

    private string UserName => signedIn.Identity?.Name ?? "";

    /// <summary>The person they are known as now.</summary>
    private INewcomerGrain Newcomer => Of(view?.NewcomerId ?? new(Id));

    private Dictionary<OpeningId, BilingualText> Names =>
        (matches?.Items ?? []).Select(item => (item.Match.Listing.OpeningId, item.Match.Listing.Profile.Title))
        .Concat(holds.Select(hold => (hold.OpeningId, hold.Title)))
        .DistinctBy(pair => pair.OpeningId).ToDictionary(pair => pair.OpeningId, pair => pair.Title);

    private Dictionary<ProviderId, BilingualText> Providers => (matches?.Items ?? []).Select(item => item.Match.Listing.Profile)
        .DistinctBy(profile => profile.ProviderId).ToDictionary(profile => profile.ProviderId, profile => profile.ProviderName);

    private DateOnly Today => TimeZones.DayIn(view!.Person.RegionCode, Clock.GetUtcNow());

    private int AgeYears => Age.InYears(view!.Person.BirthDate, Today);

    private string Line
    {
        get
        {
            var person = view!.Person;
            var parts = new List<string>
            {
                RegionTable.Find(person.RegionCode) is { } region ? Say.In(region.Name) : person.RegionCode,
                Words.Words.OfLanguage(person.PreferredLanguage),
            };
            if (person.Anonymity is null)
            {
                parts.Insert(0, Say.With(PeopleTexts.AgeYears, AgeYears));
            }

            if (Domain.Plans.EarlyAccess.Of(person.LandedOn, Today, rules.EarlyAccessMonths, []) is { } early)
            {
                parts.Add(Say.With(PeopleTexts.EarlyAccess, early.MonthsLeft));
            }

            parts.AddRange(person.IsInvented ? [PeopleTexts.Invented] : Array.Empty<string>());
            return string.Join(" · ", parts);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        signedIn = (await Session).User;
        if (NewcomerId.TryParse(Id, out var id))
        {
            await AccessLog.Note(id, UserName, AccessKind.File);
            await ReadView();
        }

        rules = (await Grains.GetGrain<IPolicyGrain>(IPolicyGrain.Key).Current()).Policy.Rules;
        isLoaded = true;
        if (view is not null)
        {
            holds = await Lists.Holds(view.NewcomerId);
            readings = await AccessLog.Of(view.NewcomerId);
            await ReadMatches();
        }
    }

    /// <inheritdoc/>
    protected override async Task Take(LiveBatch batch)
    {
        if (view is null)
        {
            return;
        }

        foreach (var notice in batch.Openings.Values)
        {
            available[notice.OpeningId] = notice.Available;
        }

        if (batch.Overflowed || holds.Any(hold => batch.Openings.ContainsKey(hold.OpeningId)))
        {
            await ReadHolds();
        }

        if (batch.Overflowed || view.Referrals.Any(referral => batch.Referrals.ContainsKey(referral.ReferralId)))
        {
            await ReadView();
        }

        var known = matches?.Items.Select(item => item.Match.Listing.OpeningId).ToHashSet() ?? [];
        var province = RegionTable.ProvinceOf(view!.Person.RegionCode);
        hasNew |= batch.Openings.Values.Any(notice => !known.Contains(notice.OpeningId) && notice.Available > 0 && RegionTable.ProvinceOf(notice.RegionCode) == province);
    }

    private INewcomerGrain Of(NewcomerId id) => Grains.GetGrain<INewcomerGrain>(id.Value);

    /// <summary>Reads the person, with everybody who was merged into them.</summary>
    private async Task ReadView()
    {
        file = NewcomerId.TryParse(Id, out var id) ? await Files.Open(id) : null;
        view = file?.Whole;
    }

    private async Task MergesChanged()
    {
        await ReadView();
        await ReadHolds();
        await ReadMatches();
    }

    private int AvailableOf(OpeningListing listing) => available.TryGetValue(listing.OpeningId, out var free) ? free : listing.Balance.Available;

    private async Task ReadMatches()
    {
        matches = await Files.Matches(view!.NewcomerId);
        decisions = await Log.Of(view!.NewcomerId);
        available.Clear();
        hasNew = false;
    }

    /// <summary>Reads what is held; a hold that went without our doing is said aloud.</summary>
    private async Task ReadHolds()
    {
        var before = holds;
        holds = await Lists.Holds(view!.NewcomerId);
        var gone = before.FirstOrDefault(hold => !ended.Contains(hold.HoldId) && holds.All(still => still.HoldId != hold.HoldId));
        if (gone is not null)
        {
            ended.Add(gone.HoldId);
            lost = Say.With(PeopleTexts.HoldLost, Say.In(gone.Title));
        }
    }
}
