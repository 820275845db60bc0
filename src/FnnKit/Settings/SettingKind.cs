namespace FnnKit;

/// <summary>What a setting is written as.</summary>
public enum SettingKind
{
    /// <summary>Named members.</summary>
    Object,

    /// <summary>A list.</summary>
    Array,

    /// <summary>A JSON string.</summary>
    String,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary><c>null</c></summary>
    Null,

    /// <summary>Text from outside a file, which is a number or a truth value where one is wanted.</summary>
    Text,
}
