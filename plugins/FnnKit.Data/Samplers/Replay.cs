using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>Draws the samples that a file says, step by step, so that a training that was run elsewhere can be run again.</summary>
/// <remarks>
/// The file is a NumPy .npy of whole numbers <c>[steps, batch]</c>: in each row the samples of one step, counted from 0 in the training part. An epoch has as
/// many steps as draw each sample once on average, rounded up.
/// </remarks>
[Sampler("replay")]
public sealed class Replay : ISampler
{
    private Recording? _recording;

    /// <summary>The file.</summary>
    [Required]
    [FilePath]
    public string? Path { get; set; }

    /// <inheritdoc/>
    public SamplerPlan Plan(int count, int? batchSize)
    {
        var recording = Recorded();
        if (batchSize is not null && batchSize != recording.Batch)
            throw new DataException($"'{Path}' holds batches of {recording.Batch} samples, but 'Training:BatchSize' is {batchSize}; "
                + $"leave it out, or set it to {recording.Batch}.");
        long steps = ((long)count + recording.Batch - 1) / recording.Batch;
        if (steps * recording.Batch > Array.MaxLength)
            throw new DataException($"An epoch of {steps} steps of {recording.Batch} samples draws more than {Array.MaxLength}.");
        return new SamplerPlan((int)(steps * recording.Batch), recording.Batch) { MaximumSteps = recording.Steps };
    }

    /// <inheritdoc/>
    public void Fill(long epoch, int count, RandomStream random, Memory<int> order)
    {
        var recording = Recorded();
        int stepsPerEpoch = order.Length / recording.Batch;
        long first = epoch * stepsPerEpoch;
        if (first >= recording.Steps)
            throw new DataException($"'{Path}' holds {recording.Steps} steps, and all have been taken; set 'Training:Steps' to {recording.Steps}.");
        int start = (int)first * recording.Batch, length = Math.Min(order.Length, recording.Samples.Length - start);
        recording.Samples.AsSpan(start, length).CopyTo(order.Span);
        // The host takes no more steps than there are; the rest of a last epoch that is cut short is only room.
        order.Span[length..].Clear();
        int wrong = order.Span.IndexOfAnyExceptInRange(0, count - 1);
        if (wrong >= 0)
            throw new DataException($"'{Path}' names sample {order.Span[wrong]} in row {first + (wrong / recording.Batch)}, "
                + $"but the training part has the samples 0 to {count - 1}; held back shares ('Data:Split') make it smaller.");
    }

    private Recording Recorded()
        => _recording ??= Recording.Read(Path ?? throw new DataException("The sampler 'replay' needs 'Path', the file of sample indices."));

    /// <summary>The contents of a file.</summary>
    private sealed record Recording(int Steps, int Batch, int[] Samples)
    {
        public static Recording Read(string path)
        {
            var array = ReadArray(path);
            if (array.Shape.Count != 2 || array.Count == 0 || array.ElementType.IsFloatingPoint())
                throw new DataException($"'{path}' holds {array}, but must hold whole numbers in the shape (steps, batch).");
            long[] indices = new long[array.Count];
            array.CopyTo(indices);
            return new Recording(array.Shape[0], array.Shape[1], [.. indices.Select(index => (int)Math.Clamp(index, int.MinValue, int.MaxValue))]);
        }

        private static NumericArray ReadArray(string path)
        {
            try
            {
                return NpyFile.Read(path);
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                throw new DataException($"There is no file '{System.IO.Path.GetFullPath(path)}'. "
                    + "A relative path is taken from the folder of the configuration file that names it.", exception);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new DataException(exception is DataFileException ? exception.Message : $"'{path}' cannot be read: {exception.Message}", exception);
            }
        }
    }
}
