namespace Coordination.Dashboard.Exports;

/// <summary>What a list of people is taken out for. It is asked for, and kept in the log.</summary>
public enum ExportPurpose
{
    /// <summary>To reach these people about a place.</summary>
    Contact,

    /// <summary>To hand their cases over to a colleague.</summary>
    Handover,

    /// <summary>To speak about their cases in a meeting.</summary>
    CaseMeeting,
}
