namespace FnnKit;

/// <summary>Names the converter that reads and writes the options of a type.</summary>
/// <param name="converter">A class that implements <see cref="ISettingConverter"/> and has a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SettingConverterAttribute(Type converter) : Attribute
{
    /// <summary>A class that implements <see cref="ISettingConverter"/> and has a constructor without parameters.</summary>
    public Type Converter { get; } = converter;
}
