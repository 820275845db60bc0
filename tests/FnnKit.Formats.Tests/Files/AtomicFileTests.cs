using System.Diagnostics;

namespace FnnKit.Formats.Tests;

public class AtomicFileTests
{
    [Fact]
    public void A_file_is_made_or_replaced_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteAllText(folder["a.json"], "caf\u00e9, a longer text");
        AtomicFile.WriteAllText(folder["a.json"], "caf\u00e9");
        Assert.Equal("caf\u00e9"u8.ToArray(), File.ReadAllBytes(folder["a.json"]));
        Assert.Equal(["a.json"], folder.Names);
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a", [1, 2, 3]);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            throw new InvalidOperationException();
        }));
        Assert.Throws<ObjectDisposedException>(() => AtomicFile.Write(path, stream => stream.Dispose()));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(["a"], folder.Names);
    }

    [Fact]
    public void The_old_file_can_be_read_while_the_new_one_is_written()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a", [1]);
        AtomicFile.Write(path, stream => stream.Write([.. File.ReadAllBytes(path), 2]));
        Assert.Equal([1, 2], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_target_that_cannot_be_replaced_leaves_no_temporary_file()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);
        Assert.ThrowsAny<Exception>(() => AtomicFile.WriteAllText(folder["taken"], "x"));
        Assert.Empty(folder.Names);
        Assert.True(Directory.Exists(folder["taken"]));
    }

    [Fact]
    public void A_missing_folder_and_broken_text_are_reported()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.WriteAllText(Path.Combine(folder["missing"], "a"), "x"));
        Assert.ThrowsAny<ArgumentException>(() => AtomicFile.WriteAllText(folder["a"], "\ud800"));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void A_link_stays_and_the_file_behind_it_is_replaced()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("file", [1]);
        File.CreateSymbolicLink(folder["link"], file);
        File.CreateSymbolicLink(folder["second"], folder["link"]);
        File.CreateSymbolicLink(folder["dangling"], folder["new"]);
        AtomicFile.WriteAllText(folder["second"], "x");
        AtomicFile.WriteAllText(folder["dangling"], "y");
        Assert.Equal(folder["link"], new FileInfo(folder["second"]).LinkTarget);
        Assert.Equal(("x", "y"), (File.ReadAllText(file), File.ReadAllText(folder["new"])));
        Assert.Equal(folder["new"], new FileInfo(folder["dangling"]).LinkTarget);
    }

    [Fact]
    public void The_rights_of_a_file_are_kept()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        string path = folder.Write("secret", [1]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        AtomicFile.WriteAllText(path, "x");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_pipe_receives_the_contents_and_stays_a_pipe()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        using (var make = Process.Start("mkfifo", [folder["pipe"]]))
            await make.WaitForExitAsync();
        var reading = Task.Run(() => File.ReadAllText(folder["pipe"]));
        AtomicFile.WriteAllText(folder["pipe"], "through");
        Assert.Equal("through", await reading);
        Assert.Equal(["pipe"], folder.Names);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    public void A_device_is_refused(string device)
    {
        if (!File.Exists(device))
            return;
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["link"], device);
        // Only looked at: a fault here must not replace a device of the machine.
        foreach (string path in new[] { device, folder["link"] })
            Assert.Contains($"{path}: it is a device or a socket", Assert.Throws<DataFileException>(() => AtomicFile.Check(path)).Message, StringComparison.Ordinal);
    }
}
