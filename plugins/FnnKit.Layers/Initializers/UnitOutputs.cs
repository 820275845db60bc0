namespace FnnKit.Layers;

/// <summary>The outputs of the units of a layer, for initializers that look at data. A unit has one output, or one for each place of an image.</summary>
internal static class UnitOutputs
{
    /// <summary>How many units a parameter is for.</summary>
    /// <exception cref="ShapeException">The parameter is for no units of this layer, or there are no outputs.</exception>
    public static int Count(ParameterPlan parameter, in InitializationSamples samples)
    {
        int units = parameter.Shape.Dimensions[0];
        return samples.Outputs.Columns > 0 && samples.Outputs.Rows % units == 0 ? units
            : throw new ShapeException($"it is for parameters with one row for each unit, but {units} rows do not fit the {samples.Outputs.Rows} outputs of the layer. Use another initializer.");
    }

    /// <summary>The outputs of a unit.</summary>
    public static ReadOnlySpan<double> Get(in InitializationSamples samples, int unit, int units)
    {
        int length = samples.Outputs.Values.Length / units;
        return samples.Outputs.Values.Slice(unit * length, length);
    }
}
