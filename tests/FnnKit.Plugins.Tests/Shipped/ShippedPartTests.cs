using System.ComponentModel.DataAnnotations;
using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>What we ask of our own parts beyond the laws.</summary>
public sealed class ShippedPartTests
{
    [Fact]
    public void Parts_of_all_kinds_are_found()
        => Assert.Equal(PartKind.All, PartKind.All.Where(kind => ShippedParts.All.Any(type => new PartUnderTest(type).Kind == kind)));

    [Fact]
    public void Names_are_unique_within_a_kind()
        => Assert.Equal(ShippedParts.All.Count, ShippedParts.All.Select(type => new PartUnderTest(type).ToString().ToUpperInvariant()).Distinct().Count());

    [Fact]
    public void Every_number_among_the_options_has_a_range()
        => Assert.Empty(
            from type in ShippedParts.All
            from option in PartOptions.Get(type)
            where IsNumber(Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType) && !option.IsDefined(typeof(RangeAttribute), inherit: true)
            select $"{type.Name}.{option.Name}");

    [Fact]
    public void Every_summary_is_a_sentence()
        => Assert.All(ShippedParts.All.SelectMany(type => PartOptions.Get(type).Append<System.Reflection.MemberInfo>(type)), member =>
            Assert.True(Documentation.Get(member).EndsWith('.'), $"{member.DeclaringType?.Name ?? ""}.{member.Name}: '{Documentation.Get(member)}'"));

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(float);
}
