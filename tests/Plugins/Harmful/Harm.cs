using System.Runtime.Loader;

namespace Harmful;

/// <summary>Does harm in the way that the name of the plugin's file says. Copies of one DLL under several names thereby fail in several ways.</summary>
internal static class Harm
{
    private static readonly List<byte[]> Kept = [];

    public static void Do()
    {
        switch (AssemblyLoadContext.GetLoadContext(typeof(Harm).Assembly)?.Name)
        {
            case "throws":
                throw new InvalidOperationException("the licence has run out");
            case "exits":
                Environment.Exit(0);
                break;
            case "fails":
                Environment.FailFast("the licence has run out");
                break;
            case "hangs":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "overflows":
                Kept.Add(Fill(0));
                break;
        }
    }

    private static byte[] Fill(int depth) => [.. Fill(depth + 1), (byte)depth];
}
