using System.Text;

namespace FnnKit.Testing.Laws;

internal sealed class BindingLaw() : PartLaw("its options are bound from JSON and written back")
{
    public override void Check(PartUnderTest part)
    {
        foreach (object variant in part.Variants<object>())
        {
            string written = new SettingWriter().WritePart(variant).ToJsonString();
            var binder = new SettingBinder(new Nested(part, variant));
            object? bound = binder.BindPart(SettingReader.Read(Encoding.UTF8.GetBytes(written), "options"), part.Kind);
            Require(bound is not null && binder.Errors.Count == 0, part,
                $"from {written} comes {string.Join("; ", binder.Errors.Select(error => error.Message))}");
            string again = new SettingWriter().WritePart(bound!).ToJsonString();
            Require(written == again, part, $"{written} comes back as {again}; every option must be a property that can be read and set");
        }
    }

    /// <summary>Makes the part, and the parts that it has for options.</summary>
    private sealed class Nested : IPartSource
    {
        private readonly Dictionary<string, Func<object>> _known = new(StringComparer.OrdinalIgnoreCase);

        public Nested(PartUnderTest part, object variant)
        {
            Learn(variant);
            _known[part.Name] = part.MakeBare;
        }

        public IReadOnlyList<string> Names(PartKind kind) => [.. _known.Keys];

        public object Create(PartKind kind, string name)
            => _known.TryGetValue(name, out var make) ? make() : throw PartException.Unknown(kind, name, Names(kind));

        private static IEnumerable<object?> Inside(object? value) => value switch
        {
            Scheduled scheduled => [scheduled.Schedule],
            IEnumerable<LayerSetup> layers => layers.Select(layer => layer.Layer),
            _ => [value],
        };

        private void Learn(object part)
        {
            foreach (object? inner in PartOptions.Get(part.GetType()).SelectMany(option => Inside(option.GetValue(part))))
            {
                if (inner is null || !PartKind.All.Any(kind => kind.Contract.IsInstanceOfType(inner)))
                    continue;
                _known[PartIdentity.Get(inner).Name] = () => Activator.CreateInstance(inner.GetType())!;
                Learn(inner);
            }
        }
    }
}
