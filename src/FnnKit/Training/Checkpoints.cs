using System.Globalization;
using System.Numerics;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>Gathers what a checkpoint holds.</summary>
internal static class Checkpoints
{
    public static Checkpoint Of<T>(Network<T> network, Arena<T>[] states, KeptWeights<T> kept, CallbackChain callbacks, long epoch, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["format"] = "fnnkit-checkpoint",
            ["format_version"] = "1",
            ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture),
            ["step"] = step.ToString(CultureInfo.InvariantCulture),
            ["kept_step"] = kept.Copy is null ? "" : kept.Step.ToString(CultureInfo.InvariantCulture),
        };
        return new Checkpoint(epoch, step, Gather, metadata);

        IReadOnlyList<KeyValuePair<string, NumericArray>> Gather()
        {
            var tensors = new List<KeyValuePair<string, NumericArray>>(WeightTensors.Of(network.Plan, network.Weights, ""));
            for (int i = 0; i < states.Length; i++)
                tensors.AddRange(WeightTensors.Of(network.Plan, states[i], $"optimizer.{i}."));
            if (kept.Copy is not null)
                tensors.AddRange(WeightTensors.Of(network.Plan, kept.Copy, "kept."));
            for (int i = 0; i < callbacks.States.Length; i++)
            {
                if (callbacks.States[i].Length > 0)
                    tensors.Add(new($"callback.{i}", NumericArray.From<double>(callbacks.States[i], callbacks.States[i].Length)));
            }

            return tensors;
        }
    }
}
