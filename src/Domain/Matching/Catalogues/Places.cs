using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>What can be reached from where: one set of openings for every region that has asked, made at the first question.</summary>
internal sealed class Places
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> codes = [];
    private readonly Dictionary<string, Home> homes = new(StringComparer.Ordinal);
    private readonly List<ResourceProfile> profiles = [];
    private readonly List<int> placeOf = [];

    /// <summary>Every set, for growing.</summary>
    public IEnumerable<Bitmap> All => homes.Values.Select(home => home.Reachable);

    /// <summary>The number of the place of an opening, as <see cref="Home.Km"/> counts them.</summary>
    public int PlaceOf(int position) => placeOf[position];

    /// <summary>Files an opening under every region that has asked so far.</summary>
    public void Put(int position, ResourceProfile profile)
    {
        if (position == profiles.Count)
        {
            profiles.Add(profile);
            placeOf.Add(0);
        }

        profiles[position] = profile;
        placeOf[position] = NumberOf(profile.RegionCode);
        foreach (var home in homes.Values)
        {
            home.Reachable[position] = home.Covers(placeOf[position], profile);
        }
    }

    /// <summary>A region and what can be reached from it.</summary>
    public Home From(string code, int capacity)
    {
        if (!homes.TryGetValue(code, out var home))
        {
            home = new(code, new(capacity));
            foreach (var place in codes)
            {
                home.Add(place);
            }

            for (var position = 0; position < profiles.Count; position++)
            {
                home.Reachable[position] = home.Covers(placeOf[position], profiles[position]);
            }

            homes.Add(code, home);
        }

        return home;
    }

    private int NumberOf(string code)
    {
        if (!numbers.TryGetValue(code, out var number))
        {
            number = codes.Count;
            numbers.Add(code, number);
            codes.Add(code);
            foreach (var home in homes.Values)
            {
                home.Add(code);
            }
        }

        return number;
    }

    /// <summary>One region people live in.</summary>
    internal sealed class Home(string code, Bitmap reachable)
    {
        private readonly List<Reach> reaches = [];
        private int[] distanceFits = [];

        /// <summary>The openings in reach.</summary>
        public Bitmap Reachable { get; } = reachable;

        /// <summary>Kilometres to a place.</summary>
        public double Km(int place) => reaches[place].Km;

        /// <summary>How near each place is, for what takes place there.</summary>
        public int[] DistanceFits => distanceFits;

        public void Add(string place)
        {
            reaches.Add(Reach.Between(code, place));
            distanceFits = [.. distanceFits, Fit.Distance(isRemote: false, reaches[^1].Km)];
        }

        public bool Covers(int place, ResourceProfile profile) => reaches[place].Covers(profile);
    }
}
