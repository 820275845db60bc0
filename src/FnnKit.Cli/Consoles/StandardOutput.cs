using Microsoft.Win32.SafeHandles;

namespace FnnKit.Cli;

/// <summary>Standard output for much data: a reader that has seen enough, such as <c>head</c>, ends the writing, and a disk that is full is an error.</summary>
internal static class StandardOutput
{
    private const int BufferSize = 1 << 16, Handle = 1;

    /// <summary>EPIPE of Linux and macOS, and ERROR_BROKEN_PIPE and ERROR_NO_DATA of Windows.</summary>
    private static readonly int[] NobodyReads = OperatingSystem.IsWindows() ? [109, 232] : [32];

    /// <summary>Writes until all is written, or nobody reads any more.</summary>
    public static void Write(Action<Stream> write)
    {
        var stream = Open();
        try
        {
            write(stream);
            stream.Flush();
        }
        catch (IOException exception) when (NobodyReads.Contains(exception.HResult & 0xFFFF))
        {
            // Nothing is left to say: what is still in the buffer is for nobody.
        }
    }

    private static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            // The stream of the console says nothing of a pipe that is closed, so that a long prediction would go on for nobody.
            var stream = new FileStream(new SafeFileHandle(Handle, ownsHandle: false), FileAccess.Write, BufferSize);
            if (!stream.CanSeek)
                return stream;
        }

        // A file may be shared with other commands, as in (fnn ...; fnn ...) > FILE: a file stream would count its own place in it, and they would write over it.
        return new BufferedStream(Console.OpenStandardOutput(), BufferSize);
    }
}
