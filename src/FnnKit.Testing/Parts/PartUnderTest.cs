using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace FnnKit.Testing;

/// <summary>A part that laws are checked on: its class, and how to make fresh ones.</summary>
public sealed class PartUnderTest
{
    private readonly Func<Type, object> _make;

    /// <summary>Takes a class for a part.</summary>
    /// <param name="type">The class.</param>
    /// <param name="make">Makes a fresh part; by default the constructor without arguments is called.</param>
    /// <exception cref="ArgumentException">The class exports no part.</exception>
    public PartUnderTest(Type type, Func<Type, object>? make = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.GetCustomAttribute<PartAttribute>() is not { ContractType: { } contract } attribute || PartKind.Get(contract) is not { } kind)
            throw new ArgumentException($"{type} exports no part: mark it with [Layer(\"name\")], [Activation(\"name\")] and so on.", nameof(type));
        Type = type;
        Kind = kind;
        Name = attribute.Name;
        _make = make ?? (static type => Activator.CreateInstance(type)!);
    }

    /// <summary>The class of the part.</summary>
    public Type Type { get; }

    /// <summary>What it is.</summary>
    public PartKind Kind { get; }

    /// <summary>The name that configurations use.</summary>
    public string Name { get; }

    /// <summary>The C# that makes the part as the laws use it.</summary>
    public string Code => PartCompletion.Code(Make());

    /// <summary>A fresh part with its defaults, as its constructor leaves it.</summary>
    public object MakeBare() => _make(Type);

    /// <summary>A fresh part with its defaults, and whatever it cannot do without.</summary>
    /// <exception cref="LawNotCheckedException">The laws do not know what to give it.</exception>
    public object Make() => PartCompletion.Complete(MakeBare(), this);

    /// <summary>A fresh part with its defaults, and whatever it cannot do without.</summary>
    /// <exception cref="LawNotCheckedException">The laws do not know what to give it.</exception>
    public TContract Make<TContract>()
        where TContract : class
        => Make() as TContract
            ?? throw new LawViolation(ToString(), "its class is sealed and is what it says", $"{Type} is no {typeof(TContract).Name}",
                $"Assert.IsAssignableFrom<{typeof(TContract).Name}>({Code});");

    /// <summary>The part as it is by default, and with everything switched on that is off by default.</summary>
    public IEnumerable<TContract> Variants<TContract>()
        where TContract : class
    {
        yield return Make<TContract>();
        var changed = Make<TContract>();
        bool isChanged = false;
        foreach (var option in PartOptions.Get(changed.GetType()))
        {
            object? value = option.GetValue(changed) switch
            {
                bool truth => !truth,
                0.0 when option.GetCustomAttribute<RangeAttribute>() is { Minimum: 0.0, Maximum: 1.0 } => 0.5,
                _ => null,
            };
            if (value is null)
                continue;
            option.SetValue(changed, value);
            isChanged = true;
        }

        if (isChanged && OptionProblems.Find(changed).Count == 0)
            yield return changed;
        foreach (var option in PartOptions.Get(changed.GetType()).Where(option => option.PropertyType.IsEnum))
        {
            foreach (object word in Enum.GetValues(option.PropertyType))
            {
                var worded = Make<TContract>();
                if (word.Equals(option.GetValue(worded)))
                    continue;
                option.SetValue(worded, word);
                if (OptionProblems.Find(worded).Count == 0)
                    yield return worded;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} '{Name}'";
}
