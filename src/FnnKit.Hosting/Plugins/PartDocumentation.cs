using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace FnnKit;

/// <summary>What authors say about their parts: the documentation file beside an assembly, or <see cref="DescriptionAttribute"/>.</summary>
public sealed partial class PartDocumentation
{
    private static readonly ConcurrentDictionary<Assembly, PartDocumentation> Known = new();

    private readonly Dictionary<string, string> _summaries = [];
    private readonly Dictionary<string, string> _remarks = [];

    private PartDocumentation(Assembly assembly)
    {
        string path = FindFile(assembly);
        if (!File.Exists(path))
            return;
        try
        {
            foreach (var member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
            {
                if (member.Attribute("name")?.Value is not { } name)
                    continue;
                if (member.Element("summary") is { } summary)
                    _summaries[name] = Plain(summary);
                if (member.Element("remarks") is { } remarks)
                    _remarks[name] = Plain(Quoted(remarks));
            }
        }
        catch (XmlException)
        {
            // A listing without summaries is better than none.
            _summaries.Clear();
            _remarks.Clear();
        }
    }

    /// <summary>The documentation of an assembly.</summary>
    public static PartDocumentation Get(Assembly assembly) => Known.GetOrAdd(assembly, static assembly => new PartDocumentation(assembly));

    /// <summary>What is said about a part.</summary>
    public string Summary(Type type)
        => _summaries.GetValueOrDefault($"T:{type.FullName}") ?? Described(type) ?? "";

    /// <summary>What more is said about a part: its formula, with code in backticks, and its source; empty where nothing is.</summary>
    public string Remarks(Type type) => _remarks.GetValueOrDefault($"T:{type.FullName}") ?? "";

    /// <summary>What is said about a type.</summary>
    public static string SummaryOf(Type type) => Get(type.Assembly).Summary(type);

    /// <summary>What is said about an option, in the documentation of the assembly that declares it.</summary>
    public static string SummaryOf(PropertyInfo option)
    {
        var declaring = option.DeclaringType!;
        if (declaring.IsGenericType)
            declaring = declaring.GetGenericTypeDefinition();
        return Get(declaring.Assembly)._summaries.GetValueOrDefault($"P:{declaring.FullName!.Replace('+', '.')}.{option.Name}")
            ?? Described(option) ?? "";
    }

    /// <summary>What the attribute of a member says. It is read as data: an attribute that derives from this one would run code of the plugin. Damaged data leaves the listing without a summary.</summary>
    private static string? Described(MemberInfo member)
    {
        try
        {
            return member.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(DescriptionAttribute)) is { ConstructorArguments: [{ Value: string text }] } ? text : null;
        }
#pragma warning disable CA1031 // The metadata of a plugin may be damaged in any way.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>The documentation file beside an assembly; beside the program where the assembly is inside a single-file program.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location means an assembly inside the program's file, and is handled.")]
    private static string FindFile(Assembly assembly)
        => (assembly.Location is { Length: > 0 } known ? known : (AssemblyLoadContext.GetLoadContext(assembly) as PluginLoadContext)?.PathOf(assembly)) is { } location
            ? Path.ChangeExtension(location, ".xml")
            : Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");

    private static XElement Quoted(XElement text)
    {
        foreach (var code in text.Descendants("c").ToArray())
            code.ReplaceWith($"`{code.Value}`");
        return text;
    }

    private static string Plain(XElement summary)
    {
        foreach (var reference in summary.Descendants().Where(element => element.IsEmpty).ToArray())
            reference.ReplaceWith(((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? (string?)reference.Attribute("langword") ?? "").Split('.', ':')[^1]);
        return Space().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
