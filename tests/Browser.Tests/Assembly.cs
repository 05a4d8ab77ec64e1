using Coordination.Browser.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(LiveProduct))]
