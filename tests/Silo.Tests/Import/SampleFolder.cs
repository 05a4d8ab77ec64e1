using System.Text;
using Coordination.Silo.Import;
using Coordination.Silo.Import.Mapping;
using Coordination.Silo.Import.Reading;

namespace Coordination.Silo.Tests.Import;

/// <summary>A folder of invented files that goes away with the test, and what reading it said.</summary>
internal sealed class SampleFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("coordination-import-").FullName;

    public ImportRemarks Remarks { get; } = new();

    public SampleFolder With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public SampleFolder With(string file, byte[] bytes)
    {
        File.WriteAllBytes(this[file], bytes);
        return this;
    }

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public Listing Read(string? file = null) => HsdsSource.Read(file is null ? Path : this[file], Remarks);

    public ImportPlan Plan(string? file = null, string? region = null) => PlanMaking.From(Read(file), region, Remarks);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>One organization with a service in Winnipeg, a service without a place, and a capacity of more than there is.</summary>
    public static SampleFolder Hsds3() => new SampleFolder()
        .With("organizations.csv", "id,name,description\n11111111-0000-4000-8000-000000000001,Prairie Newcomer Centre,Helps people who are new to the city.\n")
        .With("services.csv", """
            id,organization_id,name,description,status,minimum_age,maximum_age
            22222222-0000-4000-8000-000000000001,11111111-0000-4000-8000-000000000001,English classes,"Classes, free of charge.",active,18,99
            22222222-0000-4000-8000-000000000002,11111111-0000-4000-8000-000000000001,Job search help,Advice for work.,active,,

            """)
        .With("locations.csv", "id,location_type,name,latitude,longitude\n33333333-0000-4000-8000-000000000001,physical,Main office,,\n")
        .With("addresses.csv", "id,location_id,address_1,city,state_province,postal_code,country\na1,33333333-0000-4000-8000-000000000001,1 Example Street,Winnipeg,MB,R3C 0A1,CA\n")
        .With("service_at_location.csv", "id,service_id,location_id,description\n44444444-0000-4000-8000-000000000001,22222222-0000-4000-8000-000000000001,33333333-0000-4000-8000-000000000001,\n")
        .With("languages.csv", "id,service_id,name,code\nl1,22222222-0000-4000-8000-000000000001,Ukrainian,uk\n")
        .With("units.csv", "id,name\nu1,Places\n")
        .With("service_capacity.csv", "id,service_id,unit_id,available,maximum\n55555555-0000-4000-8000-000000000001,22222222-0000-4000-8000-000000000001,u1,12,10\n");
}
