using Coordination.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: AssemblyFixture(typeof(Coordination.Silo.Tests.Product.RunningProduct))]
