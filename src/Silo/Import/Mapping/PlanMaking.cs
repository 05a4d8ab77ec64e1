using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain;
using Coordination.Domain.Resources;
using Coordination.Grains.Providers;
using Coordination.Silo.Import.Reading;

namespace Coordination.Silo.Import.Mapping;

/// <summary>Turns a listing into a plan. Pure but for its remarks: the same listing gives the same plan, ids included.</summary>
internal sealed class PlanMaking
{
    /// <summary>The scope of all imported ids.</summary>
    public const string Scope = "hsds";

    private readonly Listing listing;
    private readonly ImportRemarks remarks;
    private readonly Filing filing;

    private PlanMaking(Listing listing, string? defaultDivision, ImportRemarks remarks)
    {
        this.listing = listing;
        this.remarks = remarks;
        filing = new Filing(listing, defaultDivision, remarks);
    }

    /// <summary>The plan of a listing.</summary>
    /// <param name="listing">What was read.</param>
    /// <param name="defaultDivision">The census division for entries without a place, if the caller names one.</param>
    /// <param name="remarks">Takes refusals and warnings.</param>
    public static ImportPlan From(Listing listing, string? defaultDivision, ImportRemarks remarks) =>
        new PlanMaking(listing, defaultDivision, remarks).Make();

    private ImportPlan Make()
    {
        var offers = listing.Offers.Values.ToLookup(offer => offer.OrganizationSeed, StringComparer.Ordinal);
        var providers = listing.Organizations.Values.Select(organization => Provider(organization, offers[organization.Seed])).OfType<PlannedProvider>().ToImmutableArray();
        var registered = providers.Select(provider => provider.ProviderId).ToHashSet();
        var resources = listing.Offers.Values.Select(offer => (offer.Seed, Resource: Resource(offer, registered)))
            .Where(pair => pair.Resource is not null)
            .ToDictionary(pair => pair.Seed, pair => pair.Resource!, StringComparer.Ordinal);
        var openings = listing.Capacities.Values.Select(capacity => Opening(capacity, resources)).OfType<PlannedOpening>();
        return new(providers, [.. resources.Values], [.. openings]);
    }

    private PlannedProvider? Provider(ListedOrganization organization, IEnumerable<ListedOffer> offers)
    {
        if (filing.Of(offers) is not { } division)
        {
            if (organization.IsRow)
            {
                remarks.Refuse(organization.Where, "no place found for it or its services; add an address, or pass --region and a census division, as in --region 3510");
            }

            return null;
        }

        var name = Particulars.Name(organization.Name, organization.Where, remarks);
        var registration = new RegisterProvider(name, KindWords.Provider(name), division, IsActive: true, FirstMember: null, IsInvented: false);
        return new(organization.Where, ProviderId.From(Scope, organization.Seed), registration, organization.IsRow);
    }

    private PlannedResource? Resource(ListedOffer offer, HashSet<ProviderId> registered)
    {
        var providerId = ProviderId.From(Scope, offer.OrganizationSeed);
        var modality = Reach.Of(offer);
        var isOffered = Folded.Of(offer.Status) is "" or "active" or "actif" or "open";
        var (division, refusal) = filing.Of(offer, modality.IsRemote(), remarks);
        if (refusal is not null || !registered.Contains(providerId))
        {
            remarks.Refuse(offer.Where, refusal ?? "its organization was refused");
            return null;
        }

        var type = ServiceTypeWords.Of(offer);
        if (type is null && isOffered)
        {
            remarks.Warn(offer.Where, $"no service type recognised in its terms, name or description; filed as {ServiceTypeWords.Unknown}. A taxonomy term that is one of our types would settle it");
        }

        var title = Particulars.Name(offer.Title, offer.Where, remarks);
        var (ageMin, ageMax) = Particulars.Ages(offer, remarks);
        var draft = new ResourceDraft
        {
            ResourceId = ResourceId.From(Scope, offer.Seed),
            Kind = KindWords.Resource(title),
            Title = title,
            ServiceType = type ?? ServiceTypeWords.Unknown,
            RegionCode = division!,
            Modality = modality,
            Languages = Particulars.Languages(offer, remarks),
            AgeMin = ageMin,
            AgeMax = ageMax,
            Audiences = KindWords.For(title),
        };
        return new(offer.Where, providerId, draft, isOffered);
    }

    private PlannedOpening? Opening(ListedCapacity capacity, Dictionary<string, PlannedResource> resources)
    {
        if (!resources.TryGetValue(capacity.OfferSeed, out var resource))
        {
            remarks.Refuse(capacity.Where, "its service was refused");
            return null;
        }

        if (!TryUnits(capacity.Available, out var available) || (capacity.Maximum.Length > 0 && !TryUnits(capacity.Maximum, out _)))
        {
            remarks.Refuse(capacity.Where, $"available \"{capacity.Available}\", maximum \"{capacity.Maximum}\": whole numbers from 0 to {Limits.OpeningUnitsMax} are right, the maximum may be empty");
            return null;
        }

        if (TryUnits(capacity.Maximum, out var maximum) && available > maximum)
        {
            remarks.Warn(capacity.Where, $"available {available} is more than maximum {maximum}; {maximum} is taken");
            available = maximum;
        }

        if (KindWords.Unit(capacity.Unit) is not { } unit)
        {
            remarks.Warn(capacity.Where, $"unit \"{capacity.Unit}\" is none of seat, hour, appointment; seat is taken");
            unit = CapacityUnit.Seat;
        }

        return new(capacity.Where, resource.Draft.ResourceId, capacity.Seed, new OpeningTerms(unit, null, null), resource.IsOffered ? available : 0);
    }

    private static bool TryUnits(string text, out int units) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out units) && units <= Limits.OpeningUnitsMax;
}
