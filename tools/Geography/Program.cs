using Coordination.Geography;

if (Argument("--data") is not { } dataFolder || Argument("--npm") is not { } npmFolder)
{
    Console.Error.WriteLine("usage: Geography --data DIR --npm DIR [--out REPOSITORY]");
    return 2;
}

var repository = Argument("--out") ?? ".";
var data = OpenData.Load(dataFolder);
var rows = RegionTableWriter.Rows(data);
Checks.Figures(data, rows);
RegionTableWriter.Write(data, rows, Path.Combine(repository, "src/Domain/Geography/regions.tsv"));
Console.WriteLine($"regions: {rows.Count}; arrivals 2024: {rows[0].Arrivals} of {data.ArrivalsTotal}, {data.ArrivalsNotStated} without a division, {data.SuppressedMonths} months withheld");

var outlines = ProvinceShapes.Read(npmFolder);
var frame = new Frame(outlines
    .Where(outline => outline.Key != ProvinceShapes.UnitedStates)
    .SelectMany(outline => outline.Value)
    .SelectMany(polygon => polygon[0])
    .Select(point => Lambert.Km(point.X, point.Y)));
var places = new Gazetteer(data.Divisions).Read(npmFolder);
var sites = new Sites(frame, data.Divisions);
var coverage = new Coverage(new Land(frame, outlines), data.Divisions);
var shapes = coverage.Build(sites.CoresAndPlaces(places));
var mapPath = Path.Combine(repository, "src/Dashboard/wwwroot/map/canada.json");
Directory.CreateDirectory(Path.GetDirectoryName(mapPath)!);
MapWriter.Write(frame, shapes, mapPath);
Console.WriteLine($"map: {shapes.Count} divisions, {new FileInfo(mapPath).Length} bytes");
new CrossValidation(frame, coverage, sites, data.Divisions, places).Print();
return 0;

string? Argument(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
