namespace FnnKit.Tests.Runs;

public sealed class RunLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_has_one_owner_who_is_named()
    {
        using (RunLock.Take(_folder))
        {
            var exception = Assert.Throws<CheckpointException>(() => RunLock.Take(_folder));
            Assert.Contains($"'{_folder}' is in use by process {Environment.ProcessId} on {Environment.MachineName}, since ", exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(_folder));
        RunLock.Take(_folder).Dispose();
    }

    [Theory]
    [InlineData("""{ "process": 1, "host": "elsewhere", "since": "2026-01-01T00:00:00Z", "key": "a" }""")]
    [InlineData("\uFFFF\0{")]
    [InlineData("")]
    public void A_lock_that_nobody_holds_is_taken_over(string left)
    {
        File.WriteAllText(Path.Combine(_folder, "run.lock"), left);
        using var taken = RunLock.Take(_folder);
        Assert.Throws<CheckpointException>(() => RunLock.Take(_folder));
    }

    [Fact]
    public void Of_many_that_come_at_once_one_gets_the_folder()
    {
        for (int round = 0; round < 20; round++)
        {
            int owners = 0;
            using var start = new Barrier(8);
            using var end = new Barrier(8);
            var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                RunLock? taken = null;
                try
                {
                    taken = RunLock.Take(_folder);
                    Interlocked.Increment(ref owners);
                }
                catch (CheckpointException)
                {
                    // Somebody else has it.
                }

                end.SignalAndWait();
                taken?.Dispose();
            })).ToArray();
            foreach (var thread in threads)
                thread.Start();
            foreach (var thread in threads)
                thread.Join();
            Assert.InRange(owners, 0, 1);
        }
    }
}
