using Coordination.Dashboard.Map;
using Coordination.Dashboard.Words;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;
using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.People;

/// <summary>Registers a person. The id is chosen at the start, so that a second attempt registers nobody twice.</summary>
public sealed partial class NewPerson
{
    private readonly NewcomerId id = NewcomerId.New();
    private readonly List<Audience> audiences = [];
    private IReadOnlyList<Choice<string>> regions = [];
    private string given = "";
    private string family = "";
    private DateOnly? born;
    private DateOnly? landed;
    private string? region;
    private string language = Say.Language;
    private Message? said;
    private bool isBusy;

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => regions = Choices.Divisions;

    private void Toggle(Audience audience)
    {
        if (!audiences.Remove(audience))
        {
            audiences.Add(audience);
        }
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
            await Grains.GetGrain<INewcomerGrain>(id.Value).Register(new()
            {
                GivenName = given.Trim(),
                FamilyName = family.Trim(),
                BirthDate = born!.Value,
                RegionCode = region!,
                PreferredLanguage = language,
                LandedOn = landed,
                Audiences = [.. audiences],
            });
            return Message.Good(Texts.Saved);
        });
        isBusy = false;
        if (said.IsGood)
        {
            Navigation.NavigateTo($"people/{id.Value}");
        }
    }

    private string? Wrong()
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        return this switch
        {
            _ when given.Trim().Length == 0 || family.Trim().Length == 0 => PeopleTexts.NameNeeded,
            _ when born is null || born > today || Age.InYears(born.Value, today) > Limits.AgeMax => PeopleTexts.BirthNeeded,
            _ when landed > today || landed < born => PeopleTexts.LandedWrong,
            _ when region is null => PeopleTexts.RegionNeeded,
            _ => null,
        };
    }
}
