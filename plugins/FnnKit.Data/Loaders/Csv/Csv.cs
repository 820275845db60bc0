namespace FnnKit.Data;

/// <summary>Reads a table from a text file: one sample a line, its values between commas or another delimiter.</summary>
/// <remarks>
/// Format: RFC 4180 in UTF-8 (with or without a byte order mark, as UTF-16 with one), numbers as in the invariant culture, with a minus of any kind, spaces around values left out.
/// A row that repeats the header is passed over, since exports that were put behind each other have some.
/// The first value of a column says what it holds: numbers or categories. Categories and classes are sorted, by value where all of
/// them are numbers, otherwise by the ordinals of their characters. A value that is missing, not a number where numbers stand, NaN or infinite is an error,
/// unless <see cref="Missing"/> names it: then it is NaN, which the transform 'impute' fills in. A target must be there.
/// A target of whole numbers or text is classes, any other numbers. A file without a header has the columns <c>column1</c>, <c>column2</c> and so on.
/// Data for a model that exists is read by the names of its columns, in any order, with or without targets; without a header by their places.
/// </remarks>
[DataLoader("csv")]
public sealed class Csv : IFileLoader
{
    private const string DelimiterRule = "'Delimiter' must be one ASCII character other than a quote, such as \",\", \";\" or \"\\t\"";

    private const string CommentRule = "'Comment' must be one ASCII character other than a quote, a comma or a digit, such as \"#\" or \"%\"";

    /// <summary>The file.</summary>
    [Required]
    [FilePath]
    public string? Path { get; set; }

    /// <summary>The column that the network is to learn, by its name or its number counted from 1; by default the last one.</summary>
    public string? Target { get; set; }

    /// <summary>The columns that go into the network, by name or number; by default all but the target.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>Columns that are neither features nor the target, by name or number, such as identifiers; their values are not looked at.</summary>
    public IReadOnlyList<string>? Ignore { get; set; }

    /// <summary>Columns that hold categories although they look like numbers, by name or number.</summary>
    public IReadOnlyList<string>? Categories { get; set; }

    /// <summary>Columns that hold dates, by name or number, written as 2024-12-31 or 2024-12-31 08:30; they become days since 1970-01-01.</summary>
    public IReadOnlyList<string>? Dates { get; set; }

    /// <summary>Whether the target is classes or numbers; by default whole numbers and text are classes.</summary>
    public TargetKind? TargetKind { get; set; }

    /// <summary>Whether the first line holds the names of the columns.</summary>
    public bool Header { get; set; } = true;

    /// <summary>How many lines before the header, or before the first row, are passed over, such as a title; empty lines and comments do not count.</summary>
    [Range(0, 1000)]
    public int SkipLines { get; set; }

    /// <summary>The character that lines of comments begin with, which are passed over; by default there are none.</summary>
    [MinLength(1, ErrorMessage = CommentRule)]
    [RegularExpression("^[!#-+\\--/:-~]$", ErrorMessage = CommentRule)]
    public string? Comment { get; set; }

    /// <summary>Whether double quotes around a value are removed; false keeps quotes as ordinary characters, as in 1".</summary>
    public bool Quotes { get; set; } = true;

    /// <summary>The character between values; by default a comma, or a tab in files that end in .tsv.</summary>
    [MinLength(1, ErrorMessage = DelimiterRule)]
    [RegularExpression("^[\\t !#-~]$", ErrorMessage = DelimiterRule)]
    public string? Delimiter { get; set; }

    /// <summary>The texts that stand for a missing value, such as <c>""</c>, <c>NA</c> or <c>?</c>, in upper or lower case; by default there are none.</summary>
    public IReadOnlyList<string>? Missing { get; set; }

    /// <summary>Whether numbers have a comma before their decimals, as in 1,5.</summary>
    public bool DecimalComma { get; set; }

    /// <summary>The separator of thousands in numbers: <c>,</c> or <c>.</c>, <c>'</c>, or a space for spaces of any width; by default there is none.</summary>
    [RegularExpression("^[,.' ]$", ErrorMessage = "'Thousands' must be \",\", \".\", \"'\" or \" \"")]
    public string? Thousands { get; set; }

    /// <summary>The texts before or after numbers that are left out, such as <c>$</c>, <c>%</c> or <c>kg</c>; by default there are none.</summary>
    public IReadOnlyList<string>? Symbols { get; set; }

    /// <summary>
    /// Whether rows stay in the file and are read each time they are needed, so that the table may be larger than memory. Of each row 8 bytes and its target are
    /// kept; everything else is as with a table in memory, but slower.
    /// </summary>
    public bool Streamed { get; set; }

    /// <summary>How many columns the file may have. Each takes many times the memory of its name.</summary>
    [Range(1, int.MaxValue)]
    public int MaximumColumns { get; set; } = 100_000;

    /// <summary>How many bytes a row may have. A longer one is usually a quote that is not closed.</summary>
    [Range(1, 1 << 30)]
    public int MaximumRowLength { get; set; } = 1 << 22;

    internal char Separator => Delimiter?[0] ?? (Path?.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) is true ? '\t' : ',');

    /// <inheritdoc/>
    public IReadOnlyList<string> FileExtensions => [".csv", ".tsv"];

    /// <inheritdoc/>
    public bool ReadsStreams => true;

    /// <inheritdoc/>
    public FileSuggestion Sniff(FileRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Targets.Count > 1)
            throw new DataException($"The data loader 'csv' learns one column, but {request.Targets.Count} are asked for ({NameList.Format(request.Targets)}); name one.");
        var loader = (Csv)ForFile(request.Path);
        loader.Target = request.Targets.Count == 1 ? request.Targets[0] : Target;
        loader.TargetKind = request.TargetKind ?? TargetKind;
        return new FileSuggestion(loader, CsvGuess.Infer(loader));
    }

    /// <inheritdoc/>
    public IFileLoader ForFile(string path)
    {
        var copy = (Csv)MemberwiseClone();
        copy.Path = path;
        return copy;
    }

    /// <inheritdoc/>
    public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken)
        => Task.Run(
            () => Streamed ? CsvStreamedTable.Load(this, request, cancellationToken) : CsvTable.Load(this, request, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ISampleReader> OpenAsync(DataRequest request, CancellationToken cancellationToken)
        => Task.Run<ISampleReader>(() => new CsvRows(this, request), cancellationToken);
}
