using System.Text.RegularExpressions;
using Coordination.Domain.Resources;
using Coordination.Silo.Import.Reading;

namespace Coordination.Silo.Import.Mapping;

/// <summary>How an entry reaches people.</summary>
internal static partial class Reach
{
    /// <summary>Online when it is marked virtual, is a line to call, or has no place but the whole country; hybrid when it may be attended both ways.</summary>
    public static Modality Of(ListedOffer offer)
    {
        var attending = Folded.Of(offer.Attending);
        if (Remote().IsMatch(attending) && InPerson().IsMatch(attending))
        {
            return Modality.Hybrid;
        }

        var address = Folded.Of(offer.Place.Address);
        var isPlaceless = address.Length == 0 ? offer.Place.Cities.Length == 0 && offer.Place.Latitude.Length == 0 : NoVisitors().IsMatch(address);
        return offer.IsVirtual
            || Remote().IsMatch(attending)
            || (offer.Place.Scope.Length > 0 && (isPlaceless || Placement.Of(offer.Place).Kind != PlaceKind.Division))
            || (address.Length > 0 && isPlaceless)
            || (isPlaceless && Line().IsMatch(Folded.Of($"{offer.Title.En} {offer.Title.Fr} {offer.Description}")))
                ? Modality.Online
                : Modality.InPerson;
    }

    [GeneratedRegex(@"(?<!\w)(?:virtual|online|remote|video|phone|telephone|en ligne|a distance)", RegexOptions.CultureInvariant)]
    private static partial Regex Remote();

    [GeneratedRegex(@"(?<!\w)(?:in[- ]person|on[- ]site|en personne|sur place)", RegexOptions.CultureInvariant)]
    private static partial Regex InPerson();

    [GeneratedRegex(@"virtual|online|en ligne|virtuel|head office|siege social|mailing only|province-wide|across canada|\(national\)|serving province-wide", RegexOptions.CultureInvariant)]
    private static partial Regex NoVisitors();

    [GeneratedRegex(@"(?<!\w)(?:help ?line|hotline|phone line|crisis line|chat line|text line|(?:by|via) (?:tele)?phone|online|virtual|ligne d'(?:ecoute|aide|assistance)|en ligne|par telephone)", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
