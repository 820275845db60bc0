using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace FnnKit;

/// <summary>Binds settings onto the properties of an object and validates them. It goes on after an error, so that all are found at once.</summary>
/// <param name="parts">Where parts come from.</param>
public sealed class SettingBinder(IPartSource parts)
{
    /// <summary>Nobody reads more errors. Each takes much more memory than what is wrong takes in the file.</summary>
    private const int MostErrors = 1000;

    private readonly List<SettingError> _errors = [];
    private readonly HashSet<SettingOrigin> _places = [];

    /// <summary>What is wrong with the settings bound so far.</summary>
    public IReadOnlyList<SettingError> Errors => _errors;

    /// <summary>Binds the members of an object.</summary>
    /// <param name="node">The settings.</param>
    /// <param name="target">What they are bound onto.</param>
    /// <param name="reserved">Keys that others read.</param>
    public void Bind(SettingNode node, object target, params ReadOnlySpan<string> reserved)
    {
        if (node.Kind != SettingKind.Object)
        {
            ReportWrongType(node, "an object");
            return;
        }

        var options = PartOptions.Get(target.GetType());
        var misspelled = new List<string>();
        foreach (var (name, value) in node.Members)
        {
            if (Contains(reserved, name))
                continue;
            if (options.FirstOrDefault(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } option)
                BindOption(value, target, option);
            else
                ReportUnknown(node, name, value, options, reserved, misspelled);
        }

        Validate(node, target, options, misspelled);
    }

    /// <summary>Makes the part that a setting names, and binds its options.</summary>
    /// <returns>The part, or null where the setting is wrong.</returns>
    public object? BindPart(SettingNode node, PartKind kind)
    {
        if (Named(node, kind) is not { } name)
            return null;
        try
        {
            object part = parts.Create(kind, name.Text);
            if (node.Kind == SettingKind.Object)
                Bind(node, part, kind.Contract == typeof(ILayer) ? ["Type", "Name", "LearningRateFactor"] : ["Type"]);
            else
                Validate(node, part, PartOptions.Get(part.GetType()));
            return part;
        }
        catch (PartException exception)
        {
            Report(exception.Diagnostic, name, exception.Message);
            return null;
        }
    }

    /// <summary>Reports an error at the place of a setting.</summary>
    /// <param name="diagnostic">What kind of error it is.</param>
    /// <param name="node">The setting.</param>
    /// <param name="message">What is wrong, what was expected, what to do.</param>
    public void Report(Diagnostic diagnostic, SettingNode node, string message) => Add(new SettingError(diagnostic, node.Origin, message));

    /// <summary>Reports that a setting has another type than its option accepts.</summary>
    /// <param name="node">The setting.</param>
    /// <param name="expected">What the option accepts, such as "a number".</param>
    public void ReportWrongType(SettingNode node, string expected) => Report(SettingDiagnostics.WrongType, node, $"{Key(node)} is {node}, but must be {expected}");

    /// <summary>Throws if anything is wrong with the settings bound so far.</summary>
    /// <exception cref="SettingsException">Something is.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new SettingsException([.. _errors.OrderBy(error => error.Origin.Source, StringComparer.Ordinal).ThenBy(error => error.Origin.Line).ThenBy(error => error.Origin.Column)]);
    }

    private SettingNode? Named(SettingNode node, PartKind kind)
    {
        if (node.Kind is SettingKind.String or SettingKind.Text)
            return node;
        if (node.Kind != SettingKind.Object)
            ReportWrongType(node, $"the name of {Article(kind.Name)}, or an object with a 'Type'");
        else if (node["Type"] is not { } type)
            Report(SettingDiagnostics.Missing, node, $"'Type' is missing: it names the {kind}, one of {string.Join(", ", parts.Names(kind))}");
        else if (type.Kind is not (SettingKind.String or SettingKind.Text))
            Report(SettingDiagnostics.WrongType, type, $"'Type' is {type}, but must be the name of {Article(kind.Name)}");
        else
            return type;
        return null;
    }

    private void BindOption(SettingNode node, object target, PropertyInfo option)
    {
        if (node.Kind == SettingKind.Null)
        {
            if (PartOptions.TakesNull(option))
                option.SetValue(target, null);
            else
                Report(SettingDiagnostics.WrongType, node, $"'{option.Name}' is null, but must be {SettingValues.Expected(option.PropertyType)}");
            return;
        }

        // An object that is there already keeps the defaults of what is not said.
        if (SettingValues.IsNested(option.PropertyType) && option.GetValue(target) is { } existing)
        {
            Bind(node, existing);
            return;
        }

        if (Convert(node, option.PropertyType, option) is { } value)
            Set(node, target, option, value);
    }

    private void Set(SettingNode node, object target, PropertyInfo option, object value)
    {
        try
        {
            option.SetValue(target, value);
        }
        catch (TargetInvocationException exception)
        {
            Report(SettingDiagnostics.OutOfRange, node, $"'{option.Name}' cannot be {node}: {exception.InnerException!.Message}");
        }
    }

    private object? Convert(SettingNode node, Type type, PropertyInfo option)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (PartKind.Get(type) is { } kind)
            return BindPart(node, kind);
        if (SettingConverters.Find(type) is { } converter)
            return converter.Bind(node, option, this);
        if (SettingValues.ItemType(type) is { } item)
            return BindList(node, item, option);
        if (SettingValues.IsNested(type))
        {
            object nested = Activator.CreateInstance(type)!;
            Bind(node, nested);
            return nested;
        }

        var (value, error) = SettingValues.Read(node, type, option);
        if (error is not null)
            Report(type.IsEnum && node.Kind == SettingKind.String ? SettingDiagnostics.UnknownValue : SettingDiagnostics.WrongType, node, $"{Key(node)} is {node}, but must be {error}");
        return value;
    }

    private Array? BindList(SettingNode node, Type item, PropertyInfo option)
    {
        if (node.Kind != SettingKind.Array)
        {
            ReportWrongType(node, "a list, in brackets");
            return null;
        }

        object?[] values = [.. node.Items.Select(value => Convert(value, item, option))];
        if (values.Contains(null))
            return null;
        var array = Array.CreateInstance(item, values.Length);
        values.CopyTo(array, 0);
        return array;
    }

    private void ReportUnknown(SettingNode node, string name, SettingNode value, IReadOnlyList<PropertyInfo> options, ReadOnlySpan<string> reserved, List<string> misspelled)
    {
        if (NearestName.Find(name, options.Select(option => option.Name)) is { } meant)
            misspelled.Add(meant);
        Add(new SettingError(SettingDiagnostics.UnknownKey, value.KeyOrigin, SettingDiagnostics.UnknownKey.Format(Owner(node), name, SuggestKey(name, options, reserved))));
    }

    /// <summary>Checks what the options are worth.</summary>
    /// <param name="node">Where they stand.</param>
    /// <param name="target">The object that has them.</param>
    /// <param name="options">The options.</param>
    /// <param name="misspelled">Options that are there under another name, about which enough is said.</param>
    private void Validate(SettingNode node, object target, IReadOnlyList<PropertyInfo> options, IReadOnlyList<string>? misspelled = null)
    {
        string owner = node.Kind == SettingKind.Object ? Owner(node) : $"'{node.Text}'";
        foreach (var option in options)
        {
            object? value = option.GetValue(target);
            // A group that nobody mentions may still lack something that has to be given.
            if (value is not null && SettingValues.IsNested(option.PropertyType) && node[option.Name] is null)
                Validate(new SettingNode(SettingKind.Object, SettingReader.Join(node.Path, option.Name), node.Origin), value, PartOptions.Get(value.GetType()));
            value = SettingConverters.GetChecked(value);
            foreach (var rule in option.GetCustomAttributes<ValidationAttribute>())
            {
                var context = new ValidationContext(target) { MemberName = option.Name, DisplayName = option.Name };
                if (rule.GetValidationResult(value, context) is not { } failure || AlreadyReported(node[option.Name]) || misspelled?.Contains(option.Name) == true)
                    continue;
                var at = node[option.Name] ?? node;
                bool isMissing = rule is RequiredAttribute;
                Report(isMissing ? SettingDiagnostics.Missing : SettingDiagnostics.OutOfRange, at, SettingValues.Explain(rule, failure, option, value, owner));
            }
        }

        if (target is IValidatableObject itself)
        {
            foreach (var failure in itself.Validate(new ValidationContext(target)))
                Report(SettingDiagnostics.OutOfRange, failure.MemberNames.Select(name => node[name]).FirstOrDefault(member => member is not null) ?? node, failure.ErrorMessage ?? "this does not fit together");
        }
    }

    /// <summary>A setting that could not be read has left its default, about which there is nothing more to say.</summary>
    private bool AlreadyReported(SettingNode? node) => node is not null
        && (_places.Contains(node.Origin)
            || (node.Kind == SettingKind.Object && node.Members.Values.Any(AlreadyReported))
            || (node.Kind == SettingKind.Array && node.Items.Any(AlreadyReported)));

    private void Add(SettingError error)
    {
        if (_errors.Count < MostErrors)
            _errors.Add(error);
        else if (_errors.Count == MostErrors)
            _errors.Add(new SettingError(error.Diagnostic, error.Origin, $"there are more than {MostErrors} errors; correct those above first"));
        _places.Add(error.Origin);
    }

    private static string Key(SettingNode node) => int.TryParse(node.Path[(node.Path.LastIndexOf(':') + 1)..], out int index) ? $"item {index + 1}" : Owner(node);

    private static string Owner(SettingNode node)
    {
        string name = node["Type"] is { Kind: SettingKind.String } type ? type.Text : node.Path[(node.Path.LastIndexOf(':') + 1)..];
        return name.Length == 0 ? "the file" : $"'{name}'";
    }

    private static string Article(string noun) => ("aeio".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    private static bool Contains(ReadOnlySpan<string> names, string name)
    {
        foreach (string candidate in names)
        {
            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string SuggestKey(string name, IReadOnlyList<PropertyInfo> options, ReadOnlySpan<string> reserved)
    {
        string[] names = [.. options.Select(option => option.Name), .. reserved];
        string nearest = NearestName.Suggest(name, names);
        return nearest.Length > 0 ? nearest : options.Count == 0 ? "; it has no options" : $"; it has {string.Join(", ", names.Distinct())}";
    }
}
