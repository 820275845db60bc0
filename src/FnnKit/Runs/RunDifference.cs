using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>One thing in which two runs differ.</summary>
/// <param name="Section">What it belongs to: settings, plugins, data, versions or metrics.</param>
/// <param name="Name">What it is.</param>
/// <param name="First">What it is in the first run; empty where it is not there.</param>
/// <param name="Second">What it is in the second run; empty where it is not there.</param>
public sealed record RunDifference(string Section, string Name, string First, string Second);
