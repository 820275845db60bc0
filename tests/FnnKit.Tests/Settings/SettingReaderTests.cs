using System.Diagnostics;
using System.Text;
using FnnKit.Layers;

namespace FnnKit.Tests.Settings;

/// <summary>Whatever the bytes of a JSON file are, an error names the place.</summary>
public sealed class SettingReaderTests
{
    private static string Error(byte[] bytes) => Assert.Throws<SettingsException>(() => SettingReader.Read(bytes, "a.json")).Message;

    [Theory]
    [InlineData("{\n  \"Gr\u00f6\u00dfe\": 1 }", "a.json(2,6): error FNN001: this is not JSON: byte 0xF6 is not UTF-8 text. Save the file as UTF-8")]
    [InlineData("{\n  \"x\": \"\u00e4\" }", "a.json(2,9): error FNN001: this is not JSON: byte 0xE4 is not UTF-8 text")]
    [InlineData("// \u00e4\n{}", "a.json(1,4): error FNN001: this is not JSON: byte 0xE4 is not UTF-8 text")]
    public void A_file_in_another_encoding_is_named_with_the_place_of_its_first_letter(string text, string says)
        => Assert.StartsWith(says, Error(Encoding.Latin1.GetBytes(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "a": "\ud800" }""", "a.json(1,8)")]
    [InlineData("""{ "\udc00": 1 }""", "a.json(1,3)")]
    [InlineData("""{ "a": [1, "x\ud83d y"] }""", "a.json(1,12)")]
    public void Half_of_a_character_is_named_with_its_place(string text, string place)
        => Assert.StartsWith($"{place}: error FNN001: this is not JSON: an escape such as \\ud83d is half of a character.", Error(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void Text_in_UTF_16_with_a_mark_is_read()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes("{ \"Größe\": \"\ud83d\ude00\" }")];
            Assert.Equal("\ud83d\ude00", SettingReader.Read(bytes, "a.json")["Größe"]!.Text);
            Assert.Contains("FNN001", Error([.. encoding.Preamble, .. encoding.GetBytes("{"), 0xD8, 0xD8, 0]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damaged_text_is_an_error_of_settings_and_nothing_else()
    {
        byte[] good = Encoding.UTF8.GetBytes("""{ "FnnKit": { "Seed": 1, /* ä */ "Data": { "Loader": "moons", "Path": "\u00e4\ud83d\ude00" }, "Layers": [ { "Type": "dense" }, -1.5e300, true, null ] } }""");
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : "\\\"{}[],:ud8-"[random.Next(12)]);
            try
            {
                SettingReader.Read(bytes, "a.json").ToJson();
            }
            catch (SettingsException)
            {
                // Refused in words.
            }
        }
    }

    [Fact]
    public void A_file_on_one_line_takes_time_that_grows_with_its_length()
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 200_000))}, x]");
        var watch = Stopwatch.StartNew();
        Assert.StartsWith("a.json(1,", Error(bytes), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_configuration_of_a_million_values_is_refused_where_they_become_too_many()
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"[\n{string.Join(',', Enumerable.Repeat(1, 1_000_000))}]");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.StartsWith("a.json(2,499999): error FNN001: this is not JSON: the file holds more than 250000 values", Error(bytes), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (10L * bytes.Length) + (64L << 20));
        Assert.Equal(1_000_000, SettingReader.Read(bytes, "a.json", isExact: true).Items.Count);
    }

    [Fact]
    public void Columns_are_counted_in_characters_and_lines_from_one()
    {
        var node = SettingReader.Read("{ \"ä\": 1,\n\t\"b\": [ \"€\", 2 ] }"u8, "a.json");
        Assert.Equal((1, 8), (node["ä"]!.Origin.Line, node["ä"]!.Origin.Column));
        Assert.Equal((2, 14), (node["b"]!.Items[1].Origin.Line, node["b"]!.Items[1].Origin.Column));
    }

    [Fact]
    public void Names_that_are_chosen_freely_may_differ_in_case_alone()
    {
        Assert.Contains("FNN002", Error("""{ "a": 1, "A": 2 }"""u8.ToArray()), StringComparison.Ordinal);
        Assert.Equal("2", SettingReader.Read("""{ "a": 1, "A": 2 }"""u8, "a.json", isExact: true)["A"]!.Text);
    }

    [Fact]
    public void Many_errors_in_nested_layers_are_found_in_no_time()
    {
        string layers = string.Join(", ", Enumerable.Repeat("""{ "Type": "dense", "Unitz": 3 }""", 40));
        for (int i = 0; i < 12; i++)
            layers = $$"""{ "Type": "residual", "Layers": [ {{layers}} ] }""";
        var parts = new Moq.Mock<IPartSource>();
        parts.Setup(mock => mock.Create(Moq.It.IsAny<PartKind>(), "dense")).Returns(() => new Dense());
        parts.Setup(mock => mock.Create(Moq.It.IsAny<PartKind>(), "residual")).Returns(() => new Residual());
        var binder = new SettingBinder(parts.Object);
        var watch = Stopwatch.StartNew();
        binder.Bind(SettingReader.Read(Encoding.UTF8.GetBytes($"{{ \"Layers\": [ {layers} ] }}"), "a.json"), new NetworkSetup());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.Equal(40, binder.Errors.Count(error => error.Code == "FNN003"));
    }
}
