using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;

namespace Coordination.Silo.Http;

/// <summary>Reads an interview out of a request.</summary>
internal static class InterviewReading
{
    /// <summary>Language skills that are tested.</summary>
    public const int Skills = 4;

    private static readonly string[] OfficialLanguages = ["en", "fr"];

    /// <summary>What is said of the form itself.</summary>
    public static object InstrumentShape() => new
    {
        Instrument.Version,
        Questions = Instrument.Questions.Select(question => new { question.Slug, question.Domain, question.Options }),
        Domains = Enum.GetValues<NeedDomain>().Select(domain => new { Domain = domain, ServiceTypes = Instrument.HelpIn(domain) }),
    };

    /// <summary>The interview; only to be used when the checks are good.</summary>
    public static Interview Of(Checks checks, AssessmentBody body)
    {
        var needs = checks.List("needs", body.Needs).Select((need, index) => NeedOf(checks, need, $"needs[{index}]")).ToImmutableArray();
        var assets = checks.List("assets", body.Assets).Select((asset, index) => new AssetEntry(
            checks.Word<AssetKind>($"assets[{index}].kind", asset.Kind),
            checks.Text($"assets[{index}].term", asset.Term, Limits.NameLengthMax),
            asset.WillingToContribute ?? false)).ToImmutableArray();
        var findings = checks.List("findings", body.Findings).Select((finding, index) => new DomainFinding(
            checks.Word<NeedDomain>($"findings[{index}].domain", finding.Domain),
            checks.OptionalNumber($"findings[{index}].situation", finding.Situation, 1, 5),
            finding.WantsHelp ?? false,
            checks.OptionalText($"findings[{index}].ownWords", finding.OwnWords, Limits.NoteLengthMax))).ToImmutableArray();
        if (needs.Select(need => need.ServiceType).Distinct().Count() < needs.Length)
        {
            checks.Fail("needs", "Field_Twice");
        }

        return new(needs, assets, findings, LevelsOf(checks, body.Nclc))
        {
            AssetsDeclined = body.AssetsDeclined ?? false,
            Answers = [.. checks.List("answers", body.Answers).Select((answer, index) => AnswerOf(checks, answer, $"answers[{index}]"))],
        };
    }

    /// <summary>An interview is recorded with something said, and with what the person brings, or that they declined to say (S04).</summary>
    public static void MustBeComplete(Checks checks, Interview interview)
    {
        if (interview.Needs.IsEmpty && interview.Assets.IsEmpty && interview.Findings.IsEmpty)
        {
            checks.Fail("needs", "Field_NeedsOrAssets");
        }

        if (!Instrument.HasAssetsPart(interview))
        {
            checks.Fail("assets", "Field_AssetsPart");
        }
    }

    private static NeedEntry NeedOf(Checks checks, NeedBody need, string field) =>
        new(checks.ServiceType(field + ".serviceType", need.ServiceType), checks.Number(field + ".urgency", need.Urgency, 1, 5))
        {
            TargetOn = need.TargetOn,
            Credential = need.Credential is { } credential ? CredentialOf(checks, credential, field + ".credential") : null,
        };

    private static Credential CredentialOf(Checks checks, CredentialBody body, string field)
    {
        var languages = checks.List(field + ".regulatorLanguages", body.RegulatorLanguages);
        if (languages.Except(OfficialLanguages).Any())
        {
            checks.Fail(field + ".regulatorLanguages", "Field_OneOf", string.Join(", ", OfficialLanguages));
        }

        return new(
            checks.Text(field + ".profession", body.Profession, Limits.NameLengthMax), checks.OptionalText(field + ".regulator", body.Regulator, Limits.NameLengthMax), languages);
    }

    private static Domain.Newcomers.Asking.Answer AnswerOf(Checks checks, AnswerBody answer, string field)
    {
        if (Instrument.Find(answer.Question ?? "") is not { } question)
        {
            checks.Fail(field + ".question", "Field_OneOf", string.Join(", ", Instrument.Questions.Select(known => known.Slug)));
        }
        else if (answer.Option is not null && !question.Options.Contains(answer.Option))
        {
            checks.Fail(field + ".option", "Field_OneOf", string.Join(", ", question.Options));
        }

        return new(answer.Question ?? "", answer.Option);
    }

    private static Nclc? LevelsOf(Checks checks, NclcBody? body) => body is null ? null : new(
        checks.Number("nclc.listening", body.Listening, 0, Limits.NclcMax),
        checks.Number("nclc.speaking", body.Speaking, 0, Limits.NclcMax),
        checks.Number("nclc.reading", body.Reading, 0, Limits.NclcMax),
        checks.Number("nclc.writing", body.Writing, 0, Limits.NclcMax));
}
