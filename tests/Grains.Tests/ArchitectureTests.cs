using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;
using Xunit;

namespace Coordination.Grains.Tests;

/// <summary>The rules of docs/architecture.md that a compiler does not keep.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] OneWay = ["Coordination.Domain", "Coordination.Grains", "Coordination.Dashboard", "Coordination.Silo"];
    private static readonly string[] Forbidden = ["Manager", "Helper", "Helpers", "Util", "Utils", "Processor", "Service", "Data", "Info", "Dto", "Base"];

    // Reading the clock or waiting in the domain would make a decision depend on when and where it is taken.
    private static readonly string[] Impure = [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System", "System.Guid.NewGuid", "System.Random.get_Shared", "System.Diagnostics.Stopwatch.GetTimestamp"];

    private static readonly string[] InputOutput = [
        "System.Net", "System.Data", "System.IO.File", "System.IO.Pipes", "System.Diagnostics.Process", "System.Console", "System.Threading.Thread",
        "Npgsql", "Dapper", "Microsoft.AspNetCore", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Http"];

    public static TheoryData<string> Assemblies => new(OneWay);

    [Fact]
    public void The_domain_knows_no_input_no_output_and_nothing_of_the_runtime()
    {
        var references = Assembly.Load("Coordination.Domain").GetReferencedAssemblies().Select(name => name.Name!).ToList();
        Assert.DoesNotContain(references, name => InputOutput.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.All(references.Where(name => name.Contains("Orleans", StringComparison.Ordinal)), name => Assert.StartsWith("Orleans.Serialization", name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_is_never_awaited()
    {
        var members = Written("Coordination.Domain").Where(type => type.IsVisible)
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly));
        Assert.DoesNotContain(members, member => Signature(member).Any(type => type.FullName?.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void The_domain_reads_no_clock_and_throws_no_dice()
    {
        var calls = Assembly.Load("Coordination.Domain").GetTypes().SelectMany(MethodBodies.CallsOf).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(calls, call => call.StartsWith("System.Math.", StringComparison.Ordinal));
        Assert.Empty(calls.Intersect(Impure));
        Assert.DoesNotContain(calls, call => call.StartsWith("System.IO.File.", StringComparison.Ordinal) || call.StartsWith("System.Console.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_throw_of_dice_would_be_seen() => Assert.Contains("System.Guid.NewGuid", MethodBodies.CallsOf(typeof(Dice)).Intersect(Impure));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Dependencies_run_one_way(string assembly)
    {
        var above = OneWay.SkipWhile(name => name != assembly).Skip(1);
        Assert.Empty(Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!).Intersect(above));
    }

    [Fact]
    public void Grains_are_internal_and_sealed()
    {
        var grains = OneWay.SelectMany(Written).Where(type => type.IsClass && !type.IsAbstract && typeof(IAddressable).IsAssignableFrom(type) && typeof(IGrain).IsAssignableFrom(type));
        Assert.All(grains, grain => Assert.True(grain.IsNotPublic && grain.IsSealed, $"{grain.FullName} must be internal and sealed"));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Names_say_what_a_thing_is(string assembly) =>
        Assert.DoesNotContain(
            Written(assembly).Select(type => type.Name.Split('`')[0]),
            name => Forbidden.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)));

    // Types somebody wrote: not what the compiler, the code generators or the Razor compiler made of them.
    private static IEnumerable<Type> Written(string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(type => type.Namespace?.StartsWith("Coordination", StringComparison.Ordinal) == true
            && !type.IsDefined(typeof(CompilerGeneratedAttribute))
            && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
            && type.DeclaringType?.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) != true);

    private static IEnumerable<Type> Signature(MemberInfo member) => (member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    }).SelectMany(type => type.IsGenericType ? type.GetGenericArguments().Append(type) : [type]);

    private static class Dice
    {
        public static Guid Throw() => Guid.NewGuid();
    }
}
