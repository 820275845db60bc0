using FnnKit.Architecture.Tests.Samples.Lower;

namespace FnnKit.Architecture.Tests.Samples.Upper;

/// <summary>Uses types in every way that the reader must see.</summary>
[Mark]
internal sealed class UsesBase : Base, IFace
{
    public const string Text = "in a constant";

    public static int Count<T>(List<Element> elements, Func<object, string> name)
        where T : Limit
    {
        try
        {
            Func<string> text = () => name(Colour.Red) + "in a lambda" + "x".Twice();
            return elements.Count + text().Length + Base.Make().Size;
        }
        catch (Caught)
        {
            return 0;
        }
    }
}
