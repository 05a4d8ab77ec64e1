namespace Coordination.Silo.Http;

/// <summary>POST /api/regions/{code}/plan.</summary>
internal sealed record PlanActionBody(string? Text, string? Language, string? ServiceType, string? Owner, DateOnly? DueOn);

/// <summary>POST /api/seat-calls.</summary>
internal sealed record SeatCallBody(
    string? RegionCode, string? ServiceType, int? Seats, DateOnly? FromOn, DateOnly? ClosesOn, IReadOnlyList<string>? Languages, int? NclcMin, int? NclcMax, string? Note);

/// <summary>POST /api/seat-calls/{id}/offers.</summary>
internal sealed record SeatOfferBody(int? Seats, string? Note);

/// <summary>POST /api/pulses. Without choices the question is answered on a scale from 1 to 5.</summary>
internal sealed record PulseBody(string? RegionCode, string? Audience, BilingualTextBody? Question, IReadOnlyList<BilingualTextBody>? Choices, DateTimeOffset? EndsAt);

/// <summary>POST /api/pulses/{id}/answers. Choices count from 1; a worker says where the answer counts unless the place is one division.</summary>
internal sealed record PulseAnswerBody(int? Choice, string? Division);

/// <summary>POST /api/funding-decisions.</summary>
internal sealed record DecisionBody(string? RegionCode, string? ServiceType, string? Decided, string? Rationale);
