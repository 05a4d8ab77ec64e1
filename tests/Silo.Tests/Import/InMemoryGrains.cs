using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Providers;
using Coordination.Grains.Resources;

namespace Coordination.Silo.Tests.Import;

/// <summary>Providers and resources in memory: what an import writes, and how often it writes.</summary>
public sealed class InMemoryGrains
{
    private readonly ConcurrentDictionary<string, RegisterProvider> providers = new();
    private readonly ConcurrentDictionary<string, ResourceProfile> profiles = new();
    private readonly ConcurrentDictionary<OpeningId, OpeningState> openings = new();
    private int writes;

    public InMemoryGrains() => Factory = Stand<IGrainFactory>((method, arguments) => method.ReturnType == typeof(IProviderGrain)
        ? Stand<IProviderGrain>((called, given) => Provider((string)arguments[0]!, called.Name, given))
        : method.ReturnType == typeof(IResourceGrain) ? Stand<IResourceGrain>((called, given) => Resource((string)arguments[0]!, called.Name, given))
        : throw new NotSupportedException(method.ToString()));

    public IGrainFactory Factory { get; }

    public int Writes => writes;

    public ICollection<ResourceProfile> Profiles => profiles.Values;

    public ICollection<OpeningState> Openings => openings.Values;

    private object Provider(string id, string method, object?[] given)
    {
        switch (method)
        {
            case nameof(IProviderGrain.View):
                return Task.FromResult(providers.TryGetValue(id, out var found) ? View(id, found) : null);
            case nameof(IProviderGrain.Register):
                Interlocked.Increment(ref writes);
                return Task.FromResult(View(id, providers.GetOrAdd(id, (RegisterProvider)given[0]!)));
            case nameof(IProviderGrain.PutResource) when !providers.ContainsKey(id):
                return Task.FromResult<ResourceProfile?>(null);
            case nameof(IProviderGrain.PutResource):
                Interlocked.Increment(ref writes);
                var profile = Profile(id, (ResourceDraft)given[0]!);
                profiles[profile.ResourceId.Value] = profile;
                return Task.FromResult<ResourceProfile?>(profile);
            default:
                throw new NotSupportedException(method);
        }
    }

    private object Resource(string id, string method, object?[] given)
    {
        switch (method)
        {
            case nameof(IResourceGrain.Profile):
                return Task.FromResult(profiles.GetValueOrDefault(id));
            case nameof(IResourceGrain.Opening):
                return Task.FromResult(openings.TryGetValue((OpeningId)given[0]!, out var opening) ? Listing(opening) : null);
            case nameof(IResourceGrain.Openings):
                return Task.FromResult(openings.Values.Where(state => state.OpeningId.Resource.Value == id).Select(Listing).ToImmutableArray());
            case nameof(IResourceGrain.PostOpening):
                var post = (PostOpening)given[0]!;
                var openingId = OpeningId.From(new(id), $"{post.Command.Scope}\n{post.Command.Key}");
                return Task.FromResult(Keep(OpeningDecisions.Post(openings.GetValueOrDefault(openingId) ?? OpeningState.Unposted(openingId), post.Terms, post.Maximum, DateTimeOffset.UnixEpoch)));
            case nameof(IResourceGrain.ChangeOpening):
                var change = (ChangeOpening)given[0]!;
                return Task.FromResult(Keep(OpeningDecisions.Change(openings[change.OpeningId], change.Maximum, change.IsClosed, change.Affirm, DateTimeOffset.UnixEpoch)));
            default:
                throw new NotSupportedException(method);
        }
    }

    private CapacityOutcome Keep(Decision decision)
    {
        Interlocked.Increment(ref writes);
        openings[decision.Next.OpeningId] = decision.Next;
        return decision.Outcome;
    }

    private OpeningListing Listing(OpeningState state) =>
        new(state.OpeningId, state.Version, profiles[state.OpeningId.Resource.Value], state.Terms, state.Balance, state.IsClosed, DateTimeOffset.UnixEpoch);

    private static ProviderView View(string id, RegisterProvider said) => new(new(id), said.Name, said.Kind, said.RegionCode, said.IsActive, [], []);

    private static ResourceProfile Profile(string provider, ResourceDraft draft) => new()
    {
        ResourceId = draft.ResourceId,
        ProviderId = new(provider),
        ProviderName = new("", ""),
        Kind = draft.Kind,
        Title = draft.Title,
        ServiceType = draft.ServiceType,
        RegionCode = draft.RegionCode,
        Modality = draft.Modality,
        Languages = draft.Languages,
        AgeMin = draft.AgeMin,
        AgeMax = draft.AgeMax,
        Audiences = draft.Audiences,
    };

    private static T Stand<T>(Func<MethodInfo, object?[], object?> answer) where T : class
    {
        var stand = DispatchProxy.Create<T, StandIn>();
        ((StandIn)(object)stand).Answer = answer;
        return stand;
    }

    /// <summary>Answers every call of an interface by one function.</summary>
    public class StandIn : DispatchProxy
    {
        public Func<MethodInfo, object?[], object?> Answer { get; set; } = (method, _) => throw new NotSupportedException(method.Name);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Answer(targetMethod!, args ?? []);
    }
}
