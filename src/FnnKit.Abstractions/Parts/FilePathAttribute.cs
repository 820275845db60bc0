namespace FnnKit;

/// <summary>Marks a text option that names a file: a relative path is taken from the folder of the file that the option stands in.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilePathAttribute : Attribute;
