using System.Text;

namespace FnnKit.Plugins.Tests.Data;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("1250", 1250.0)]
    [InlineData("-1.5e-3", -0.0015)]
    [InlineData("\u22120.5", -0.5)]
    [InlineData("1,250", null)]
    [InlineData("1'250", null)]
    [InlineData("1 250", null)]
    [InlineData("$5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("", null)]
    public void Plain_numbers_have_a_point_and_nothing_else(string text, double? expected) => Check(NumberFormat.Plain, text, expected);

    [Theory]
    [InlineData(",", "1,250", 1250.0)]
    [InlineData(",", "950", 950.0)]
    [InlineData(",", "-12,345,678.25", -12345678.25)]
    [InlineData(",", "1,25", null)]
    [InlineData(",", "0,125", null)]
    [InlineData(",", "1250,000", null)]
    [InlineData(",", "1,250,", null)]
    [InlineData(",", "1,2500", null)]
    [InlineData(",", "1.5,000", null)]
    [InlineData("'", "1'250", 1250.0)]
    [InlineData("'", "1\u2019250.5", 1250.5)]
    [InlineData(" ", "1 250", 1250.0)]
    [InlineData(" ", "1\u202f250\u202f000", 1250000.0)]
    [InlineData(" ", "1\u00a0250", 1250.0)]
    public void Thousands_are_whole_groups_of_three_digits(string separator, string text, double? expected)
        => Check(new NumberFormat(thousands: separator), text, expected);

    [Theory]
    [InlineData(null, "1,5", 1.5)]
    [InlineData(null, "1.5", null)]
    [InlineData(".", "1.250,50", 1250.5)]
    [InlineData(".", "1.250", 1250.0)]
    [InlineData(".", "1.5", null)]
    [InlineData(" ", "1 250,5", 1250.5)]
    public void Decimals_may_have_a_comma_before_them(string? separator, string text, double? expected)
        => Check(new NumberFormat(decimalComma: true, separator), text, expected);

    [Theory]
    [InlineData("$5.10", 5.1)]
    [InlineData("-$5.10", -5.1)]
    [InlineData("$ 5", 5.0)]
    [InlineData("12%", 12.0)]
    [InlineData("12 %", 12.0)]
    [InlineData("7", 7.0)]
    [InlineData("5 EUR", null)]
    [InlineData("$", null)]
    public void Symbols_beside_numbers_are_left_out(string text, double? expected) => Check(new NumberFormat(symbols: ["$", "%"]), text, expected);

    private static void Check(NumberFormat format, string text, double? expected)
    {
        Assert.Equal(expected is not null, format.TryParse(Encoding.UTF8.GetBytes(text), out double number));
        if (expected is { } value)
            Assert.Equal(value, number);
    }
}
