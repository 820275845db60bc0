using System.Globalization;

namespace FnnKit;

/// <summary>Reads <c>If</c>: an object of the path of an earlier choice and one or several of its values.</summary>
internal static class TuneCondition
{
    public static SearchCondition? Read(SettingNode node, IReadOnlyList<TuneSpaceEntry> earlier, SettingBinder binder)
    {
        if (node.Kind != SettingKind.Object || node.Members.Count != 1)
        {
            binder.ReportWrongType(node, "an object with the path of one choice and its values, such as { \"Optimizer\": [ ... ] }");
            return null;
        }

        var (path, values) = node.Members.First();
        int parameter = Enumerable.Range(0, earlier.Count).FirstOrDefault(i => earlier[i].Path.Equals(path, StringComparison.OrdinalIgnoreCase), -1);
        if (parameter < 0 || earlier[parameter].Parameter.Kind != ParameterKind.Choice)
        {
            string[] known = [.. earlier.Where(entry => entry.Parameter.Kind == ParameterKind.Choice).Select(entry => entry.Path)];
            binder.Report(SettingDiagnostics.UnknownKey, values, $"'If' names '{path}', which is not a choice before this entry{NearestName.Suggest(path, known)}; put the choice that it depends on before it");
            return null;
        }

        var chosen = new List<int>();
        foreach (var value in values.Kind == SettingKind.Array ? values.Items : [values])
        {
            if (Find(earlier[parameter], value) is { } index)
                chosen.Add(index);
            else
                binder.Report(SettingDiagnostics.UnknownValue, value, $"'{path}' has no choice {value}; it has {string.Join(", ", earlier[parameter].Choices.Select((_, i) => earlier[parameter].Describe(i)))}. A whole section is named by its 'Type', or as \"choice 1\"");
        }

        return chosen.Count == 0 ? null : new SearchCondition(parameter, [.. chosen.Distinct().Order()]);
    }

    /// <summary>A choice is named by its text, by its type, or by its place.</summary>
    private static int? Find(TuneSpaceEntry entry, SettingNode value)
    {
        for (int i = 0; i < entry.Choices.Count; i++)
        {
            var choice = entry.Choices[i];
            string name = choice.Kind switch { SettingKind.Object => choice["Type"]?.Text ?? "", SettingKind.Array => "", _ => choice.Text };
            if (value.Text.Length > 0 && (name.Equals(value.Text, StringComparison.OrdinalIgnoreCase) || value.Text == string.Create(CultureInfo.InvariantCulture, $"choice {i + 1}")))
                return i;
        }

        return null;
    }
}
