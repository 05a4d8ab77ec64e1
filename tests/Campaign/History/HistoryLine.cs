namespace Coordination.Campaign.History;

/// <summary>One attempt of one user: what was asked, when, where, and what came back.</summary>
/// <param name="Number">The line's number in the order in which attempts ended.</param>
/// <param name="Client">Who.</param>
/// <param name="Door">Which silo was asked.</param>
/// <param name="Command">What.</param>
/// <param name="InvokedMs">When it was asked, in milliseconds of the campaign's monotonic clock.</param>
/// <param name="CompletedMs">When the answer was there, or given up.</param>
/// <param name="Reply">What came back.</param>
internal sealed record HistoryLine(long Number, int Client, int Door, Command Command, double InvokedMs, double CompletedMs, Reply Reply);

/// <summary>A fault as it was carried out.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="What">What was done to whom.</param>
/// <param name="OnsetMs">When it struck, in milliseconds of the campaign's monotonic clock.</param>
/// <param name="HealedMs">When its cause was taken away.</param>
/// <param name="RestoredMs">When every silo said again that it was ready.</param>
internal sealed record FaultWindow(string Kind, string What, double OnsetMs, double HealedMs, double RestoredMs);
