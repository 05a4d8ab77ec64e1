using System.Globalization;
using Coordination.Domain;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Silo.Http;

/// <summary>Reads who somebody is, and how they can be reached, out of a request.</summary>
internal static class Registration
{
    /// <summary>The person of a registration; only to be used when the checks are good.</summary>
    public static Person Read(Checks checks, NewcomerBody body, NewcomerId id, DateOnly today)
    {
        var region = checks.Division("regionCode", body.RegionCode);
        var language = checks.OfficialLanguage("preferredLanguage", body.PreferredLanguage);
        var person = body.Anonymous == true ? Anonymous(checks, body, id, region, language, today) : new()
        {
            GivenName = checks.Text("givenName", body.GivenName, Limits.NameLengthMax),
            FamilyName = checks.Text("familyName", body.FamilyName, Limits.NameLengthMax),
            BirthDate = BirthDate(checks, body.BirthDate, today),
            RegionCode = region,
            PreferredLanguage = language,
            ClientId = Written(checks, "clientId", body.ClientId, ContactRules.ClientId, "Field_ClientId"),
        };
        return person with
        {
            LandedOn = body.LandedOn,
            Audiences = [.. checks.List("audiences", body.Audiences).Select((word, index) => checks.Word<Audience>($"audiences[{index}]", word))],
            Contact = ContactOf(checks, body.Contact),
            PostalArea = Written(checks, "postalCode", body.PostalCode, PostalAreas.Of, "Field_PostalCode"),
        };
    }

    /// <summary>A phone number, an address or an identifier as we write it; one that cannot be one is a fault.</summary>
    public static string? Written(Checks checks, string field, string? typed, Func<string?, string?> rule, string fault)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var written = rule(typed);
        if (written is null)
        {
            checks.Fail(field, fault);
        }

        return written;
    }

    private static Person Anonymous(Checks checks, NewcomerBody body, NewcomerId id, string region, string language, DateOnly today)
    {
        foreach (var (field, isGiven) in new[] { ("givenName", body.GivenName is not null), ("familyName", body.FamilyName is not null), ("birthDate", body.BirthDate is not null), ("clientId", body.ClientId is not null) })
        {
            if (isGiven)
            {
                checks.Fail(field, "Field_Anonymous");
            }
        }

        return Person.Anonymous(id, body.AgeBand is null ? null : checks.Word<AgeBand>("ageBand", body.AgeBand), region, language, today);
    }

    private static DateOnly BirthDate(Checks checks, DateOnly? value, DateOnly today)
    {
        if (value is null)
        {
            checks.Fail("birthDate", "Field_Required");
        }
        else if (value > today)
        {
            checks.Fail("birthDate", "Field_InFuture");
        }
        else if (Age.InYears(value.Value, today) > Limits.AgeMax)
        {
            checks.Fail("birthDate", "Field_Range", today.AddYears(-Limits.AgeMax), today);
        }

        return value ?? default;
    }

    private static Contact? ContactOf(Checks checks, ContactBody? body)
    {
        if (body is null)
        {
            return null;
        }

        var contact = new Contact
        {
            Phone = Written(checks, "contact.phone", body.Phone, ContactRules.Phone, "Field_Phone"),
            Email = Written(checks, "contact.email", body.Email, ContactRules.Email, "Field_Email"),
            Channel = body.Channel is null ? ContactChannel.None : checks.Word<ContactChannel>("contact.channel", body.Channel),
            Language = body.Language,
            From = TimeOfDay(checks, "contact.from", body.From),
            Until = TimeOfDay(checks, "contact.until", body.Until),
            IsUnsafeToLeaveWord = body.SafeToLeaveWord == false,
        };
        if (body.Language is { } language && (language.Length is not (2 or 3) || !language.All(char.IsAsciiLetterLower)))
        {
            checks.Fail("contact.language", "Field_Language");
        }

        if (contact.Channel == ContactChannel.Email && string.IsNullOrWhiteSpace(body.Email) || contact.Channel == ContactChannel.Sms && string.IsNullOrWhiteSpace(body.Phone))
        {
            checks.Fail(contact.Channel == ContactChannel.Email ? "contact.email" : "contact.phone", "Field_ChannelNeeds");
        }

        return contact;
    }

    private static TimeOnly? TimeOfDay(Checks checks, string field, string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (!TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            checks.Fail(field, "Field_TimeOfDay");
        }

        return time;
    }
}
