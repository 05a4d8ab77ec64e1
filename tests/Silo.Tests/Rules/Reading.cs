using System.Globalization;

namespace Coordination.Silo.Tests.Rules;

/// <summary>Reads in a language until disposed.</summary>
internal sealed class Reading : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo UICulture) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public Reading(string language) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(language), new(language));

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
