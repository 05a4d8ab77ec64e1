using Coordination.Dashboard.Words;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Grains.Newcomers;
using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.People;

/// <summary>The interview: kept at every change, so that it can be gone on with after a break, on another device, or by a colleague.</summary>
public sealed partial class AssessmentForm
{
    private AssessmentDraft draft = new();
    private Sitting? begun;
    private Sitting? other;
    private Message? said;
    private DateTimeOffset? savedAt;
    private string? kept;
    private bool isBusy;
    private bool isOpen;
    private bool showsAll;

    /// <summary>The person.</summary>
    [Parameter, EditorRequired] public NewcomerId NewcomerId { get; set; }

    /// <summary>How old they are, in years: some questions depend on it.</summary>
    [Parameter, EditorRequired] public int AgeYears { get; set; }

    /// <summary>The signed-in user.</summary>
    [Parameter, EditorRequired] public string UserName { get; set; } = "";

    /// <summary>The interview under way when the page was opened.</summary>
    [Parameter] public Sitting? Sitting { get; set; }

    /// <summary>Open from the start.</summary>
    [Parameter] public bool IsOpen { get; set; }

    /// <summary>A moment in the reader's time.</summary>
    [Parameter, EditorRequired] public Func<DateTimeOffset, DateTimeOffset> Local { get; set; } = null!;

    /// <summary>An interview was recorded.</summary>
    [Parameter] public EventCallback<Message> OnRecorded { get; set; }

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    private INewcomerGrain Newcomer => Grains.GetGrain<INewcomerGrain>(NewcomerId.Value);

    private ImmutableArray<Question> Asked => Instrument.Asked(new(Instrument.Pruned(draft.Interview(), AgeYears), AgeYears));

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        isOpen = IsOpen || Sitting is not null;
        if (Sitting is { } sitting)
        {
            Take(sitting);
        }
    }

    private void Take(Sitting sitting) => (begun, draft, other, savedAt, kept) = (sitting, new(sitting), null, sitting.SavedAt, null);

    private async Task Save()
    {
        said = null;
        var saving = await Message.Of(async () =>
        {
            var outcome = await Newcomer.SaveSitting(new(draft.AssessmentId, UserName, draft.Interview(), [.. draft.Nclc], savedAt));
            other = outcome is { IsSaved: false } ? outcome.Sitting : null;
            kept = null;
            if (outcome is { IsSaved: true, Sitting: { } sitting })
            {
                savedAt = sitting.SavedAt;
                kept = Say.With(AskingTexts.KeptAt, Local(sitting.SavedAt).ToString("t", CultureInfo.CurrentCulture));
            }
            else if (outcome is { IsSaved: false, Sitting: null })
            {
                BecomeAnother();
            }

            return Message.Good("");
        });
        if (!saving.IsGood)
        {
            kept = AskingTexts.NotKept;
        }
    }

    private async Task StartOver()
    {
        await Newcomer.DiscardSitting(draft.AssessmentId);
        Clear();
    }

    private void Clear() => (draft, begun, other, savedAt, kept, showsAll) = (new(), null, null, null, null, false);

    private void BecomeAnother()
    {
        draft.BecomeAnother();
        (begun, savedAt, said) = (null, null, Message.Bad(AskingTexts.RecordedMeanwhile));
    }

    private async Task Record()
    {
        isBusy = true;
        Assessment? made = null;
        said = draft.Wrong() is { } wrong ? Message.Bad(wrong) : await Message.Of(async () =>
        {
            made = await Newcomer.Assess(new(draft.AssessmentId, UserName, draft.Interview()));
            return made is null ? Message.Bad(PeopleTexts.UnknownPerson) : Message.Good(PeopleTexts.Recorded);
        });
        isBusy = false;
        if (made is not null && made.MadeBy != UserName)
        {
            BecomeAnother();
        }
        else if (said.IsGood)
        {
            Clear();
            isOpen = false;
            await OnRecorded.InvokeAsync(said);
        }
    }
}
