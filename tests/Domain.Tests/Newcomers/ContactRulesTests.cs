using Coordination.Domain.Newcomers;
using Xunit;

namespace Coordination.Domain.Tests.Newcomers;

public sealed class ContactRulesTests
{
    [Theory]
    [InlineData("416 555 0100", "+14165550100")]
    [InlineData("1-416-555-0100", "+14165550100")]
    [InlineData("(416) 555.0100", "+14165550100")]
    [InlineData("+33 6 12 34 56 78", "+33612345678")]
    [InlineData("0033612345678", "+33612345678")]
    [InlineData("12345", null)]
    [InlineData("+0123456789", null)]
    [InlineData("+1234567890123456", null)]
    [InlineData("416 555 01OO", null)]
    [InlineData("4165550100+", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_telephone_number_is_written_in_E164(string? typed, string? written) => Assert.Equal(written, ContactRules.Phone(typed));

    [Theory]
    [InlineData(" amina@example.org ", "amina@example.org")]
    [InlineData("a.b+c@sub.example.ca", "a.b+c@sub.example.ca")]
    [InlineData("amina", null)]
    [InlineData("amina@example", null)]
    [InlineData("amina@@example.org", null)]
    [InlineData("a b@example.org", null)]
    [InlineData("amina@example..org", null)]
    [InlineData("<amina@example.org>", null)]
    [InlineData("@example.org", null)]
    public void An_address_has_a_name_and_a_domain(string typed, string? written) => Assert.Equal(written, ContactRules.Email(typed));

    [Theory]
    [InlineData("1234-5678", "12345678")]
    [InlineData("11 1234 5678", "1112345678")]
    [InlineData("123456789", null)]
    [InlineData("1234567a", null)]
    public void A_client_id_has_8_or_10_digits(string typed, string? written) => Assert.Equal(written, ContactRules.ClientId(typed));
}
