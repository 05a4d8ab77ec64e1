using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Resources;

namespace Coordination.Silo.Import.Mapping;

/// <summary>What sort of organization, thing, audience and unit a text speaks of.</summary>
internal static class KindWords
{
    private static readonly WordRules<ProviderKind> Providers = new(
        (ProviderKind.Community, "legal clinic|clinique juridique|public library|friends of"),
        (ProviderKind.School, "school|college|universit|academy|conseil scolaire|ecole|cegep"),
        (ProviderKind.Health, "hospital|health (?:cent|sciences|unit|authorit|network)|public health|community health|medical|clinic|hospice|hopital|sante|clsc(?!\\w)|clinique"),
        (ProviderKind.SettlementAgency, "settlement|immigrant|immigration|newcomer|refugee|multicultural|nouveaux arrivants|nouvel arrivant|refugie|etablissement"),
        (ProviderKind.Employer, "employer(?!\\w)|staffing|recruit|manufactur|industries|employeur|recrutement"));

    private static readonly WordRules<ResourceKind> Resources = new(
        (ResourceKind.PaidOpportunity, "paid (?:internship|placement|position|work|opportunit|mentor)|job opening|hiring|stage remunere|poste remunere|offre d'emploi"),
        (ResourceKind.VolunteerOpportunity, "volunteer (?:opportunit|role|position|with|as|driver|tutor)|volunteers? (?:needed|wanted)|volunteering|benevoles? recherche|devenir benevole|benevolat"),
        (ResourceKind.Club, "[\\w' -]*\\b(?:club|circle|cercle)s?(?!\\w)"));

    private static readonly WordRules<Audience> Audiences = new(
        (Audience.Women, "women|woman|femmes?(?!\\w)"),
        (Audience.Youth, "youth|young people|jeunes|jeunesse"),
        (Audience.Seniors, "seniors?(?!\\w)|older adults|aines?(?!\\w)|personnes agees"),
        (Audience.Refugees, "refugee|refugie"),
        (Audience.Francophones, "francophone"));

    private static readonly WordRules<CapacityUnit> Units = new(
        (CapacityUnit.Hour, "hours?(?!\\w)|heures?(?!\\w)"),
        (CapacityUnit.Appointment, "appointment|visit|session|consultation|rendez-vous|seance"),
        (CapacityUnit.Seat, "seats?(?!\\w)|places?(?!\\w)|spaces?(?!\\w)|spots?(?!\\w)|slots?(?!\\w)|beds?(?!\\w)|rooms?(?!\\w)|units?(?!\\w)|lits?(?!\\w)|sieges?(?!\\w)|chambres?(?!\\w)"));

    /// <summary>The sort of an organization by its name; a community body when the name does not tell.</summary>
    public static ProviderKind Provider(BilingualText name) =>
        Providers.TryMatch($"{name.En} / {name.Fr}", out var kind) ? kind : ProviderKind.Community;

    /// <summary>The kind of a resource by its title; a service when the title does not tell.</summary>
    public static ResourceKind Resource(BilingualText title) =>
        Resources.TryMatch($"{title.En} / {title.Fr}", out var kind) ? kind : ResourceKind.Service;

    /// <summary>Whom it is for, by its title alone: a description mentions people it is not limited to.</summary>
    public static ImmutableArray<Audience> For(BilingualText title) => [.. Audiences.AllIn($"{title.En} / {title.Fr}").Order()];

    /// <summary>The unit of a capacity; null when the word is not known.</summary>
    public static CapacityUnit? Unit(string name) => Units.TryMatch(name, out var unit) ? unit : null;
}
