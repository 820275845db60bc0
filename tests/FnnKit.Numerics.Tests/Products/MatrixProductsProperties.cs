using FnnKit.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace FnnKit.Tests.Products;

public sealed class MatrixProductsProperties
{
    [Fact]
    public void Any_shape_has_the_same_bits_in_every_width_and_for_any_number_of_threads()
    {
        using var two = new ThreadTeam(2);
        using var three = new ThreadTeam(3);
        var all = (from bits in VectorWidth.Available from team in new[] { ThreadTeam.Single, two, three } select new MatrixProducts(team, bits)).ToArray();
        var sizes = Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, 130));
        var shapes = from outputs in sizes from inputs in sizes from samples in Gen.OneOf(sizes, Gen.Choose(1, 400)) select (outputs, inputs, samples);
        Prop.ForAll(shapes.ToArbitrary(), shape => Agree(all, shape)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static void Agree(MatrixProducts[] all, (int Outputs, int Inputs, int Samples) shape)
    {
        var single = new ProductCase<float>(shape.Outputs, shape.Inputs, shape.Samples);
        var twice = new ProductCase<double>(shape.Outputs, shape.Inputs, shape.Samples);
        var expectedSingle = single.Expected;
        var expectedDouble = twice.Expected;
        foreach (var products in all)
        {
            single.AssertEqualBits(expectedSingle, single.Compute(products), "float");
            twice.AssertEqualBits(expectedDouble, twice.Compute(products), "double");
        }
    }
}
