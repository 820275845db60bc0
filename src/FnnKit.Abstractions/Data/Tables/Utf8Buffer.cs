using System.Globalization;
using System.Text;

namespace FnnKit;

/// <summary>Turns values of other types into those of a table, with room for one text at a time.</summary>
internal sealed class Utf8Buffer
{
    private byte[] _text = new byte[256];

    /// <summary>A value of text, valid until the next call; missing if there is none.</summary>
    public TableCell Encode(string? text)
    {
        if (text is null)
            return default;
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
            _text = new byte[most];
        return TableCell.FromText(_text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text)));
    }

    /// <summary>A value of any type, valid until the next call.</summary>
    public TableCell Encode(object? value) => value switch
    {
        null or DBNull => default,
        string text => Encode(text),
        Half half => TableCell.FromNumber((double)half),
        double or float or decimal => TableCell.FromNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        bool isTrue => TableCell.FromWholeNumber(isTrue ? 1 : 0),
        sbyte or byte or short or ushort or int or uint or long => TableCell.FromWholeNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        IFormattable other => Encode(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Encode(value.ToString()),
    };
}
