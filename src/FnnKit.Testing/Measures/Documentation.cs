using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Xml.Linq;

namespace FnnKit.Testing;

/// <summary>What the author says about a class or a property: the documentation file beside the assembly, or <see cref="DescriptionAttribute"/>.</summary>
internal static class Documentation
{
    /// <summary>The summary in one line; empty where nothing is said.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An assembly inside the program's file has an empty location, and then there is no such file.")]
    public static string Get(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        string owner = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
        string path = Path.ChangeExtension(type.Assembly.Location, ".xml");
        string name = member is Type ? $"T:{owner}" : $"P:{owner}.{member.Name}";
        var summary = !File.Exists(path) ? null
            : XDocument.Load(path).Descendants("member").FirstOrDefault(element => (string?)element.Attribute("name") == name)?.Element("summary");
        string said = summary is null ? "" : string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return said.Length > 0 ? said : member.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
    }
}
