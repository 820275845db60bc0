using Microsoft.Win32.SafeHandles;

namespace FnnKit;

/// <summary>A temporary file of numbers that is gone when nobody reads it any more, also if the process is killed.</summary>
internal sealed class TemporaryRows
{
    /// <summary>How many numbers are gathered before they are written.</summary>
    public const int BufferLength = 1 << 16;

    private readonly SafeFileHandle _file;
    private long _length;

    /// <exception cref="DataException">There is no room for temporary files.</exception>
    public TemporaryRows()
    {
        try
        {
            string path = Path.Combine(Path.GetTempPath(), $"fnnkit-{Path.GetRandomFileName()}.rows");
            _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
            // Elsewhere than on Windows a file that is open needs no name, and without one nothing is left behind.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Error(exception);
        }
    }

    /// <summary>Moves numbers into the file.</summary>
    /// <exception cref="DataException">The disk is full.</exception>
    public void Add(GrowingArray values)
    {
        try
        {
            _length += values.MoveTo(_file, _length);
        }
        catch (IOException exception)
        {
            throw Error(exception);
        }
    }

    /// <summary>Ends the writing.</summary>
    /// <returns>The file.</returns>
    public SafeFileHandle Finish() => _file;

    private static DataException Error(Exception cause) => new(
        $"The rows of a table cannot be stored in the folder for temporary files '{Path.GetTempPath()}': {cause.Message} Make room there, or set the environment variable TMPDIR (TEMP on Windows) to a folder with room.", cause);
}
