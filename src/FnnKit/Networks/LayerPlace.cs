namespace FnnKit;

/// <summary>Where a layer, or a stack of layers, stands in a network and in its settings.</summary>
/// <param name="Name">The full name of the layer, or of the layer that the stack is inside; empty for the network itself.</param>
/// <param name="Setting">The setting: <c>Network:Layers:2</c>.</param>
/// <param name="Top">Which layer of the network it is, or is inside, counted from 0; null for the network itself.</param>
/// <param name="Index">Which layer of its stack it is, counted from 0.</param>
internal sealed record LayerPlace(string Name, string Setting, int? Top, int Index)
{
    /// <summary>The stack of the network itself.</summary>
    public static LayerPlace Network { get; } = new("", "Network:Layers", null, 0);

    /// <summary>What it is called within a sentence.</summary>
    public string DisplayText => $"layer {Index + 1} '{Name}'";

    /// <summary>A layer of this stack.</summary>
    public LayerPlace Layer(int index, string name) => new(NameOf(name), $"{Setting}:{index}", Top ?? index, index);

    /// <summary>The stack inside this layer. Its setting is the option that holds it; where none does, that of the layer.</summary>
    public LayerPlace Inside(ILayer layer)
        => PartOptions.Get(layer.GetType()).FirstOrDefault(option => ReferenceEquals(option.GetValue(layer), layer.Inner)) is { } option
            ? this with { Setting = $"{Setting}:{option.Name}" }
            : this;

    /// <summary>The full name of something that belongs to it.</summary>
    public string NameOf(string name) => Name.Length == 0 ? name : $"{Name}.{name}";

    public NetworkException Error(string message, Exception? innerException = null) => new(message, innerException) { Layer = Top, Setting = Setting };

    public override string ToString() => $"Layer {Index + 1} '{Name}'";
}
