using Coordination.Dashboard.Map;
using Coordination.Dashboard.Words;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Likeness;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Finding;
using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.People;

/// <summary>
/// Registers a person, and shows while they are typed who may be registered already. The id is chosen at the start, so that a second
/// attempt registers nobody twice.
/// </summary>
public sealed partial class NewPerson
{
    /// <summary>A pause in typing after which it is looked for duplicates.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);

    private readonly NewcomerId id = NewcomerId.New();
    private readonly List<Audience> audiences = [];
    private readonly ContactDraft contact = new();
    private IReadOnlyList<Choice<string>> regions = [];
    private IReadOnlyList<LikelyDuplicate> likely = [];
    private string given = "";
    private string family = "";
    private string clientId = "";
    private string postalCode = "";
    private bool isAnonymous;
    private AgeBand? ageBand;
    private DateOnly? born;
    private DateOnly? landed;
    private string? region;
    private string language = Say.Language;
    private Message? said;
    private bool isBusy;
    private int looks;

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    [Inject] private DuplicateFinder Finder { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc/>
    protected override void OnInitialized() => regions = Choices.Divisions;

    private void Toggle(Audience audience)
    {
        if (!audiences.Remove(audience))
        {
            audiences.Add(audience);
        }
    }

    private async Task Typed()
    {
        var mine = ++looks;
        await Task.Delay(Pause, Clock);
        if (mine == looks)
        {
            var failed = await Message.Of(async () =>
            {
                await Look();
                return Message.Good("");
            });
            said = failed.IsGood ? said : failed;
        }
    }

    private async Task Look()
    {
        var mine = looks;
        var found = isAnonymous ? [] : await Finder.Likely(
            new()
            {
                GivenName = given,
                FamilyName = family,
                BirthDate = born,
                Phone = ContactRules.Phone(contact.Phone),
                Email = ContactRules.Email(contact.Email),
                ClientId = ContactRules.ClientId(clientId),
            },
            id);

        // What was typed meanwhile is looked for by a look of its own.
        likely = mine == looks ? found : likely;
    }

    private async Task Register()
    {
        if (Wrong() is { } wrong)
        {
            said = Message.Bad(wrong);
            return;
        }

        isBusy = true;
        said = await Message.Of(async () =>
        {
            var shown = likely.Select(item => item.Person.NewcomerId).ToHashSet();
            await Look();
            if (likely.Any(item => !shown.Contains(item.Person.NewcomerId)))
            {
                return Message.Bad(IdentityTexts.LookFirst);
            }

            await Grains.GetGrain<INewcomerGrain>(id.Value).Register(Described());
            return Message.Good(Texts.Saved);
        });
        isBusy = false;
        if (said.IsGood)
        {
            Navigation.NavigateTo($"people/{id.Value}");
        }
    }

    private Person Described() => (isAnonymous ? Person.Anonymous(id, ageBand, region!, language, Today) : new()
    {
        GivenName = given.Trim(),
        FamilyName = family.Trim(),
        BirthDate = born!.Value,
        RegionCode = region!,
        PreferredLanguage = language,
        ClientId = ContactRules.ClientId(clientId),
    }) with
    {
        LandedOn = landed,
        Audiences = [.. audiences],
        Contact = contact.Kept(),
        PostalArea = PostalAreas.Of(postalCode),
    };

    private string? Wrong() => this switch
    {
        { isAnonymous: false } when given.Trim().Length == 0 || family.Trim().Length == 0 => PeopleTexts.NameNeeded,
        { isAnonymous: false } when born is null || born > Today || Age.InYears(born.Value, Today) > Limits.AgeMax => PeopleTexts.BirthNeeded,
        { isAnonymous: false } when clientId.Trim().Length > 0 && ContactRules.ClientId(clientId) is null => IdentityTexts.ClientIdWrong,
        _ when landed > Today || (!isAnonymous && landed < born) => PeopleTexts.LandedWrong,
        _ when postalCode.Trim().Length > 0 && PostalAreas.Of(postalCode) is null => IdentityTexts.PostalCodeWrong,
        _ when region is null => PeopleTexts.RegionNeeded,
        _ => contact.Wrong,
    };
}
