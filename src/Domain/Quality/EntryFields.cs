using Coordination.Domain.Resources;

namespace Coordination.Domain.Quality;

/// <summary>Which fields are asked of an entry, and which of them are empty.</summary>
public static class EntryFields
{
    /// <summary>The fields asked of a resource, each with whether it is filled in.</summary>
    public static IEnumerable<(EntryField Field, bool IsFilled)> Of(ResourceProfile profile)
    {
        yield return (EntryField.TitleInBoth, !profile.Title.IsHalfTranslated);
        yield return (EntryField.Languages, !profile.Languages.IsDefaultOrEmpty);
        if (!profile.Modality.IsRemote())
        {
            yield return (EntryField.Reach, profile.CatchmentKm is not null);
        }

        if (profile.ServiceType == ServiceTypes.LanguageTraining)
        {
            yield return (EntryField.LanguageLevel, profile.NclcMin is not null || profile.NclcMax is not null);
        }

        if (profile is { Kind: ResourceKind.Service, Modality: Modality.Online or Modality.Hybrid })
        {
            yield return (EntryField.LiveHours, profile.Traits.SynchronousHours is not null);
        }
    }

    /// <summary>The fields asked of a provider itself, each with whether it is filled in.</summary>
    public static IEnumerable<(EntryField Field, bool IsFilled)> Of(bool hasContact, bool hasCapacity)
    {
        yield return (EntryField.Contact, hasContact);
        yield return (EntryField.Capacity, hasCapacity);
    }
}
