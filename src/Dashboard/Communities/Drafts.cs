using Coordination.Grains.Communities;

namespace Coordination.Dashboard.Communities;

/// <summary>An action being written. Its id stays until it is sent, so that sending again adds it once.</summary>
public sealed class ActionDraft
{
    /// <summary>Its id.</summary>
    public string Id { get; } = "a-" + Ids.NewKey();

    /// <summary>What is to be done.</summary>
    public string Text { get; set; } = "";

    /// <summary>Who does it.</summary>
    public string Owner { get; set; } = "";

    /// <summary>A slug, or <c>all</c>.</summary>
    public string ServiceType { get; set; } = "";

    /// <summary>By when.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>True once it is in the plan.</summary>
    public bool IsSent { get; set; }
}

/// <summary>A call being written.</summary>
public sealed class CallDraft
{
    /// <summary>Its id.</summary>
    public string Id { get; } = ISeatCallGrain.Prefix + Ids.NewKey();

    /// <summary>A slug; empty while none is chosen.</summary>
    public string ServiceType { get; set; } = "";

    /// <summary>How many.</summary>
    public int? Seats { get; set; }

    /// <summary>From when.</summary>
    public DateOnly? FromOn { get; set; }

    /// <summary>Until when it is open.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>Languages of service.</summary>
    public HashSet<string> Languages { get; } = [];

    /// <summary>Lowest level.</summary>
    public int? NclcMin { get; set; }

    /// <summary>Highest level.</summary>
    public int? NclcMax { get; set; }

    /// <summary>A note.</summary>
    public string Note { get; set; } = "";

    /// <summary>True once it is sent.</summary>
    public bool IsSent { get; set; }

    /// <summary>Adds or removes a language.</summary>
    public void Toggle(string language)
    {
        if (!Languages.Remove(language))
        {
            Languages.Add(language);
        }
    }
}
