using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>An array, and what messages call it: its file, or file and name.</summary>
internal sealed record NamedArray(string Name, NumericArray Array)
{
    /// <summary>Reads a file, and says so in the terms of a configuration where there is none or it cannot be opened.</summary>
    /// <exception cref="DataException">The file is not there, cannot be opened, or is damaged.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"There is no file '{path}'. A relative path is taken from the folder of the configuration file that names it.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException(exception is DataFileException ? exception.Message : $"'{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
