using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Writes an object's options as JSON, with every default filled in: what <see cref="SettingBinder"/> reads back.</summary>
/// <param name="nameOf">How parts are named; by default by their plain names.</param>
/// <param name="includePaths">Whether to write the names of files; a model is the same wherever its data lay.</param>
/// <param name="pathOf">How files are named; by default as the options name them.</param>
public sealed class SettingWriter(Func<object, string>? nameOf = null, bool includePaths = true, Func<string, string>? pathOf = null)
{
    private readonly Func<object, string> _nameOf = nameOf ?? (part => PartIdentity.Get(part).Name);

    /// <summary>The options of a group of settings.</summary>
    public JsonObject Write(object group)
    {
        var json = new JsonObject();
        foreach (var option in PartOptions.Get(group.GetType()))
        {
            bool isPath = option.IsDefined(typeof(FilePathAttribute), inherit: true);
            if (isPath && pathOf is not null && option.GetValue(group) is string path)
                json[option.Name] = pathOf(path);
            else if (includePaths || !isPath)
                json[option.Name] = WriteValue(option.GetValue(group));
        }

        return json;
    }

    /// <summary>A part with its options.</summary>
    public JsonObject WritePart(object part)
    {
        var json = new JsonObject { ["Type"] = _nameOf(part) };
        foreach (var (name, value) in Write(part).ToArray())
        {
            value?.Parent?.AsObject().Remove(name);
            json[name] = value;
        }

        return json;
    }

    /// <summary>A layer with its name, its factor of the learning rate where that is not 1, and its options.</summary>
    public JsonObject WriteLayer(LayerSetup layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var json = WritePart(layer.Layer);
        if (layer.LearningRateFactor != 1)
            json.Insert(1, "LearningRateFactor", layer.LearningRateFactor);
        if (layer.Name is not null)
            json.Insert(1, "Name", layer.Name);
        return json;
    }

    private JsonNode? WriteValue(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth,
        int number => number,
        long number => number,
        double number => number,
        float number => number,
        Enum word => word.ToString(),
        _ when SettingConverters.Find(value.GetType()) is { } converter => converter.Write(value, this),
        System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(WriteValue)]),
        _ when PartKind.All.Any(kind => kind.Contract.IsInstanceOfType(value)) => WritePart(value),
        _ => Write(value),
    };
}
