using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Which callbacks of a setup are those of a saved run: the same part with the same options.</summary>
/// <remarks>What a callback remembers follows from its options, such as the best value of the metric that it watches. With others it cannot use the memory.</remarks>
internal sealed class CallbackMatch
{
    private readonly int?[] _savedOf;

    private CallbackMatch(int saved, int?[] savedOf)
    {
        Saved = saved;
        _savedOf = savedOf;
    }

    /// <summary>The number of callbacks in the saved run.</summary>
    public int Saved { get; }

    /// <summary>Compares the settings of callbacks.</summary>
    /// <param name="saved">Those of the saved run.</param>
    /// <param name="now">Those of the setup.</param>
    public static CallbackMatch Find(JsonNode? saved, JsonNode? now)
    {
        string[] before = Texts(saved);
        bool[] taken = new bool[before.Length];
        var matches = Texts(now).Select(text =>
        {
            for (int i = 0; i < before.Length; i++)
            {
                if (!taken[i] && before[i] == text)
                {
                    taken[i] = true;
                    return i;
                }
            }

            return (int?)null;
        });
        return new CallbackMatch(before.Length, [.. matches]);
    }

    /// <summary>The place in the saved run of a callback of the setup; null if it has none.</summary>
    public int? SavedOf(int now) => _savedOf[now];

    /// <summary>The place in the setup of a callback of the saved run; null if it has none any more.</summary>
    public int? NowOf(long saved) => Array.FindIndex(_savedOf, match => match == saved) is >= 0 and var now ? now : null;

    private static string[] Texts(JsonNode? callbacks) => callbacks is JsonArray list ? [.. list.Select(callback => callback?.ToJsonString() ?? "null")] : [];
}
