using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>A plugin that was at hand in a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The SHA-256 of its assembly, in hexadecimal digits.</param>
public sealed record PluginRecord(string Name, string Version, string Sha256);
