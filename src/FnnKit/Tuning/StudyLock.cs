namespace FnnKit;

/// <summary>Lets one worker at a time look at a study and change it. It is held for moments only; the operating system releases that of a process that was killed.</summary>
internal sealed class StudyLock : IDisposable
{
    private const string FileName = "study.lock";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _held;

    private StudyLock(FileStream held) => _held = held;

    /// <summary>Waits for the lock of a study.</summary>
    /// <param name="folder">The folder of the study, which must exist.</param>
    /// <param name="name">The name of the lock; by default that of the study itself.</param>
    /// <param name="patience">How long to wait at most.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="StudyException">Somebody holds it for too long.</exception>
    public static async Task<StudyLock> TakeAsync(string folder, CancellationToken cancellation, string name = FileName, TimeSpan? patience = null)
    {
        string path = Path.Combine(folder, name);
        long started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new StudyLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException))
            {
                if (TimeProvider.System.GetElapsedTime(started) > (patience ?? Patience))
                    throw new StudyException($"The study is locked by another process for too long ('{path}'). End the process that hangs, and start again.", exception);
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
