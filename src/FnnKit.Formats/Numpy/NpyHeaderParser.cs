using System.Text;

namespace FnnKit.Formats;

/// <summary>
/// Parses the dict literal of a .npy header: exactly the three keys, a string, a truth value and a tuple of integers. It evaluates nothing.
/// </summary>
internal sealed class NpyHeaderParser(byte[] literal, BinaryInput input, long offset)
{
    private const string Remedy = "save it with numpy.save";
    private int _position;
    private string? _descr;
    private bool? _isFortranOrder;
    private int[]? _shape;

    public NpyHeader Parse()
    {
        Expect('{');
        while (!Accept('}'))
        {
            ParseEntry();
            if (Accept(','))
                continue;
            Expect('}');
            break;
        }

        SkipSpace();
        if (_position < literal.Length)
            throw Error("the .npy header goes on after its dict", "the end of the header");
        if (_descr is null || _isFortranOrder is null || _shape is null)
            throw Error("the .npy header lacks a key", "the keys 'descr', 'fortran_order' and 'shape'");
        return new NpyHeader(_descr, _isFortranOrder.Value, _shape, offset);
    }

    private void ParseEntry()
    {
        string key = ParseString();
        Expect(':');
        switch (key)
        {
            case "descr" when _descr is null:
                _descr = Next() is '[' or '('
                    ? throw Error("its elements are records", "numbers or truth values", "save each field as an array of its own, as in array['name']")
                    : ParseString();
                break;
            case "fortran_order" when _isFortranOrder is null: _isFortranOrder = ParseBoolean(); break;
            case "shape" when _shape is null: _shape = ParseShape(); break;
            default: throw Error($"the .npy header has a key '{key}' too many", "'descr', 'fortran_order' and 'shape', once each");
        }
    }

    private string ParseString()
    {
        char quote = Next();
        if (quote is not ('\'' or '"'))
            throw Error("the .npy header is no dict of plain literals", "a string");
        int start = ++_position;
        while (_position < literal.Length && literal[_position] != quote)
        {
            if (literal[_position] is < 0x20 or > 0x7e or (byte)'\\')
                throw Error("the .npy header has a string with special characters", "a plain string");
            _position++;
        }

        string text = Encoding.ASCII.GetString(literal, start, _position - start);
        Expect(quote);
        return text;
    }

    private bool ParseBoolean()
    {
        SkipSpace();
        ReadOnlySpan<byte> rest = literal.AsSpan(_position);
        bool value = rest.StartsWith("True"u8);
        if (!value && !rest.StartsWith("False"u8))
            throw Error("the .npy header has a 'fortran_order' that is no truth value", "True or False");
        _position += value ? 4 : 5;
        return value;
    }

    private int[] ParseShape()
    {
        var sizes = new List<int>();
        Expect('(');
        while (!Accept(')'))
        {
            sizes.Add(ParseSize());
            if (sizes.Count > ArrayShape.MaximumRank)
                throw Error("the array has too many axes", $"at most {ArrayShape.MaximumRank}");
            if (Accept(','))
                continue;
            if (sizes.Count == 1)
                throw Error("the .npy header has a shape that is no tuple", "a comma, as in (3,)");
            Expect(')');
            break;
        }

        return [.. sizes];
    }

    private int ParseSize()
    {
        SkipSpace();
        int start = _position;
        long size = 0;
        while (_position < literal.Length && literal[_position] is >= (byte)'0' and <= (byte)'9')
        {
            size = size * 10 + literal[_position++] - '0';
            if (size > int.MaxValue)
                throw Error("an axis of the array is too long", $"sizes of at most {int.MaxValue}", "split the array into several files");
        }

        if (_position == start)
            throw Error("the .npy header has a shape that is no tuple of sizes", "integers that are not negative, as in (2, 3)");

        // Python 2 wrote its long integers with an L.
        if (_position < literal.Length && literal[_position] == 'L')
            _position++;
        return (int)size;
    }

    private char Next()
    {
        SkipSpace();
        return _position < literal.Length ? (char)literal[_position] : '\0';
    }

    private bool Accept(char symbol)
    {
        if (Next() != symbol)
            return false;
        _position++;
        return true;
    }

    private void Expect(char symbol)
    {
        if (!Accept(symbol))
            throw Error("the .npy header is no dict of plain literals", $"'{symbol}'");
    }

    private void SkipSpace()
    {
        while (_position < literal.Length && (char)literal[_position] is ' ' or '\n' or '\t' or '\r')
            _position++;
    }

    private DataFileException Error(string problem, string expected, string remedy = Remedy) =>
        input.Error(problem, expected, remedy, offset + Math.Min(_position, literal.Length));
}
