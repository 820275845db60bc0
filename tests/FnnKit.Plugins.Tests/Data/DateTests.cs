using System.Text;
using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

/// <summary>Columns of dates, and their parts.</summary>
public sealed class DateTests
{
    private static readonly Column[] When = [new("when") { IsDate = true }];

    private static double[] Parts(double[] days, params DatePart[] parts)
    {
        double[] y = new double[days.Length * parts.Length];
        new DateParts { Parts = parts }.Apply(When, [], new(days, 1, days.Length), new(y, parts.Length, days.Length));
        return y;
    }

    [Fact]
    public void The_parts_are_those_of_the_calendar_for_every_day_of_six_centuries()
    {
        var first = new DateTime(1582, 10, 15, 0, 0, 0, DateTimeKind.Utc);
        DateTime[] dates = [.. Enumerable.Range(0, 220_000).Select(day => first.AddDays(day).AddHours(day % 24))];
        double[] days = [.. dates.Select(date => (date - DateTime.UnixEpoch).TotalDays)];
        void Check(DatePart part, Func<DateTime, double> expected)
        {
            double[] found = Parts(days, part);
            int wrong = Enumerable.Range(0, days.Length).FirstOrDefault(i => found[i] != expected(dates[i]), -1);
            Assert.True(wrong < 0, wrong < 0 ? "" : $"{part} of {dates[wrong]:O} is {found[wrong]}");
        }

        Check(DatePart.Year, date => date.Year);
        Check(DatePart.Month, date => date.Month);
        Check(DatePart.Day, date => date.Day);
        Check(DatePart.DayOfYear, date => date.DayOfYear);
        Check(DatePart.DayOfWeek, date => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek);
        Check(DatePart.Hour, date => date.Hour);
    }

    [Fact]
    public void Each_part_becomes_a_column_and_other_columns_pass_on()
    {
        Column[] columns = [new("a"), .. When];
        Assert.Equal(["a", "when.Days", "when.Year", "when.Month", "when.Day", "when.DayOfWeek"], new DateParts().Plan(columns).Select(column => column.Name));
        Assert.Equal([19723.5, 2024, 1, 1, 1], Parts([19723.5], DatePart.Days, DatePart.Year, DatePart.Month, DatePart.Day, DatePart.DayOfWeek));
        Assert.Equal("Column 'a' holds no dates; name it in 'Dates' of the loader, or take it out of 'Columns'.",
            Assert.Throws<DataException>(() => new DateParts { Columns = ["a"] }.Plan(columns)).Message);
        Assert.Equal([double.NaN], Parts([double.NaN], DatePart.Month));
    }

    [Fact]
    public async Task A_table_names_its_columns_of_dates()
    {
        var data = await LoadAsync("when,y\n1970-01-02,1.5\n2024-01-01 12:00,2\n2024-01-01T12:00:00Z,2\n1969-12-31T00:00:00+01:00,3\n");
        Assert.True(data.Schema.Features[0].IsDate);
        double[] x = new double[4], t = new double[4];
        data.Read([0, 1, 2, 3], new(x, 1, 4), new(t, 1, 4));
        Assert.Equal([1, 19723.5, 19723.5, -1 - (1 / 24.0)], x, (a, b) => Math.Abs(a - b) < 1e-12);
        var known = await LoadAsync("when\n1970-01-11\n", data.Schema, dates: false);
        known.Read([0], new(x.AsSpan(0, 1), 1, 1), default);
        Assert.Equal(10, x[0]);
    }

    [Theory]
    [InlineData("when,y\n31.12.2024,1.5\n", "'31.12.2024' is not a date; write dates as 2024-12-31, 2024-12-31 08:30 or 2024-12-31T08:30:00")]
    [InlineData("when,y\n2023-02-29,1.5\n", "'2023-02-29' is not a date")]
    public async Task What_is_no_date_is_refused_with_its_line(string text, string expected)
    {
        var refused = await Assert.ThrowsAsync<DataException>(() => LoadAsync(text));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains("2", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("when,y\n2024-01-01,1\nNA,2\n2024-01-03 10:00,3\n", true)]
    [InlineData("when,y\n2024-01-01,1\nsoon,2\n", false)]
    [InlineData("when,y\nred,1\n2024-01-01,2\n", false)]
    public void A_loader_that_looks_at_a_file_finds_its_dates(string text, bool holdsDates)
    {
        string path = Path.ChangeExtension(Path.GetTempFileName(), ".csv");
        try
        {
            File.WriteAllText(path, text, Encoding.UTF8);
            var found = (Csv)new Csv().Sniff(new FileRequest(path)).Loader;
            Assert.Equal(holdsDates ? ["when"] : null, found.Dates);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<IDataSet> LoadAsync(string text, DataSchema? schema = null, bool dates = true)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text, Encoding.UTF8);
            return await new Csv { Path = path, Dates = dates ? ["when"] : null }.LoadAsync(new DataRequest(new RandomStream(1, "data"), schema), CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
