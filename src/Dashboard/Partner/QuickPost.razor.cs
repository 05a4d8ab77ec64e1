using Coordination.Dashboard.Map;
using Coordination.Dashboard.Words;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Providers;
using Coordination.Grains.Referrals;
using Coordination.Grains.Resources;
using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.Partner;

/// <summary>Posts an opening in three fields; the rest is folded away. What was entered stays until it is posted, and trying again posts once.</summary>
public sealed partial class QuickPost
{
    private OpeningDraft draft = null!;
    private IReadOnlyList<Choice<string>> regions = [];
    private string? wrong;
    private bool isBusy;

    /// <summary>Whose opening it is.</summary>
    [Parameter, EditorRequired] public ProviderView Provider { get; set; } = null!;

    /// <summary>Who posts.</summary>
    [Parameter, EditorRequired] public string UserName { get; set; } = "";

    /// <summary>Whether the user still acts for the provider; asked before posting.</summary>
    [Parameter, EditorRequired] public Func<Task<bool>> IsMine { get; set; } = null!;

    /// <summary>Turns an instant into the reader's time.</summary>
    [Parameter, EditorRequired] public Func<DateTimeOffset, DateTimeOffset> Local { get; set; } = null!;

    /// <summary>Called with what came of it.</summary>
    [Parameter] public EventCallback<Message> OnPosted { get; set; }

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    [Inject] private WaitingMatches Waiting { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        draft = new(Provider.RegionCode, UserName);
        regions = Choices.Divisions;
    }

    private async Task Post()
    {
        wrong = draft.Wrong();
        if (wrong is not null || isBusy)
        {
            return;
        }

        isBusy = true;
        var message = await Message.Of(async () =>
        {
            if (!await IsMine())
            {
                return Message.Bad(OutcomeTexts.NotYours);
            }

            if (await Grains.GetGrain<IProviderGrain>(Provider.ProviderId.Value).PutResource(draft.Resource()) is not { } profile)
            {
                return Message.Bad(OutcomeTexts.NotYours);
            }

            var waiting = await Waiting.Of(profile);
            var outcome = await Grains.GetGrain<IResourceGrain>(draft.ResourceId.Value).PostOpening(draft.Opening());
            return outcome is CapacityOutcome.Posted posted
                ? Message.Good(Say.With(PartnerTexts.PostedNamed, draft.Title.Trim(), Say.Whole(posted.Balance.Available)) + " " + WaitingText.ForPartner(waiting))
                : OutcomeText.Of(outcome, Local);
        });
        isBusy = false;
        if (message.IsGood)
        {
            draft = new(Provider.RegionCode, UserName);
        }
        else
        {
            wrong = message.Text;
        }

        await OnPosted.InvokeAsync(message);
    }
}
