namespace FnnKit.Testing.Laws;

internal sealed class ActivationBatchLaw() : Law<IActivation>("every sample gets the same bits in any batch")
{
    private const int Rows = 4;

    public override void Check(PartUnderTest part)
    {
        var activation = part.Make<IActivation>();
        float[] whole = Draws.Between<float>(-5, 5, Rows * 257);
        for (int columns = 1; columns <= 257; columns++)
        {
            float[] x = whole[..(Rows * columns)];
            var batch = ActivationRun<float>.Compute(activation, Rows, x, x);
            for (int column = 0; column < columns; column += 1 + (columns / 5))
            {
                float[] sample = Column(x, column, columns);
                var alone = ActivationRun<float>.Compute(activation, Rows, sample, sample);
                var together = new ActivationRun<float>(Column(batch.Y, column, columns), Column(batch.Dx, column, columns));
                if (alone.Difference(together) is { } difference)
                    throw Violation(part, $"alone and as sample {column} of {columns}, {difference}");
            }
        }
    }

    private static float[] Column(float[] values, int column, int columns) => [.. Enumerable.Range(0, Rows).Select(row => values[(row * columns) + column])];
}
