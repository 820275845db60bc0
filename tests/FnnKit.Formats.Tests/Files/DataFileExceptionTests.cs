namespace FnnKit.Formats.Tests;

public class DataFileExceptionTests
{
    [Fact]
    public void The_message_says_what_where_what_was_expected_and_what_to_do()
    {
        var error = new DataFileException("a.npy", "it is wrong", 7, "the right thing", "save it again");
        Assert.Equal("a.npy: it is wrong (at byte 7); expected the right thing; save it again", error.Message);
        Assert.Equal("a.npy: it is wrong", new DataFileException("a.npy", "it is wrong").Message);
    }

    [Fact]
    public void What_is_quoted_from_a_file_neither_steers_the_terminal_nor_fills_it()
    {
        string message = new DataFileException("a", "\u001b[2J" + new string('x', 10_000)).Message;
        Assert.DoesNotContain('\u001b', message);
        Assert.InRange(message.Length, 400, 420);
    }
}
