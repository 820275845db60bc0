using System.Numerics;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>How targets are laid before a network's outputs: classes as one row each, or as one row of 0 and 1; numbers as they are.</summary>
internal sealed class TargetEncoding
{
    private readonly bool _oneHot;

    /// <exception cref="NetworkException">The network has not as many outputs as the targets ask for.</exception>
    public TargetEncoding(DataSchema schema, int outputs, string lastLayer)
    {
        Outputs = outputs;
        int classes = schema.Classes.Count;
        if (schema.TargetKind == TargetKind.Numbers)
        {
            if (outputs != schema.Targets.Count)
                throw new NetworkException($"The last layer '{lastLayer}' gives {outputs} outputs, but the data has {schema.Targets.Count} target column{(schema.Targets.Count == 1 ? "" : "s")} ({NameList.Format(schema.Targets.Select(column => column.Name))}); give it {schema.Targets.Count}.");
            return;
        }

        if (classes < 2)
            throw new NetworkException($"The data has only {classes} class ({NameList.Format(schema.Classes)}), so there is nothing to tell apart; check the target column.");
        _oneHot = outputs > 1;
        if (outputs != classes && !(outputs == 1 && classes == 2))
        {
            string wanted = classes == 2 ? "2, or 1 with a sigmoid" : $"{classes}";
            throw new NetworkException($"The last layer '{lastLayer}' gives {outputs} output{(outputs == 1 ? "" : "s")}, but the data has {classes} classes ({NameList.Format(schema.Classes)}); give it {wanted}.");
        }
    }

    public int Outputs { get; }

    /// <summary>Lays out the targets of a batch.</summary>
    /// <param name="rows">The targets as they are kept: one row a sample, classes as their codes.</param>
    /// <param name="samples">Which of them.</param>
    /// <param name="target">Receives <c>[outputs, samples]</c>.</param>
    public void Gather<TRow, T>(ReadOnlySpan<TRow> rows, ReadOnlySpan<int> samples, Matrix<T> target)
        where TRow : unmanaged, IBinaryFloatingPointIeee754<TRow>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!_oneHot)
        {
            GatherRows(rows, samples, target);
            return;
        }

        var values = target.Values;
        values.Clear();
        for (int i = 0; i < samples.Length; i++)
            values[(int.CreateTruncating(rows[samples[i]]) * target.Columns) + i] = T.One;
    }

    private static void GatherRows<TRow, T>(ReadOnlySpan<TRow> rows, ReadOnlySpan<int> samples, Matrix<T> target)
        where TRow : unmanaged, IBinaryFloatingPointIeee754<TRow>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TRow) == typeof(T))
        {
            ColumnGather.Run(MemoryMarshal.Cast<TRow, T>(rows), samples, target);
            return;
        }

        for (int row = 0; row < target.Rows; row++)
        {
            var values = target[row];
            for (int i = 0; i < samples.Length; i++)
                values[i] = T.CreateTruncating(rows[(samples[i] * target.Rows) + row]);
        }
    }
}
