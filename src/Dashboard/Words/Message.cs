namespace Coordination.Dashboard.Words;

/// <summary>What a page says after an act.</summary>
/// <param name="IsGood">False when what was asked did not happen.</param>
/// <param name="Text">In the reader's language.</param>
public sealed record Message(bool IsGood, string Text)
{
    /// <summary>It happened.</summary>
    public static Message Good(string text) => new(true, text);

    /// <summary>It did not happen.</summary>
    public static Message Bad(string text) => new(false, text);

    /// <summary>Makes an attempt; broken infrastructure becomes "not done, try again", so that the form keeps what was entered.</summary>
    public static async Task<Message> Of(Func<Task<Message>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Exception exception) when (Live.Transient.Is(exception))
        {
            return Bad(Texts.NotDone);
        }
    }
}
