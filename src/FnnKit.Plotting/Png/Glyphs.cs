namespace FnnKit.Plotting;

/// <summary>
/// The glyphs of <see cref="StrokeFont"/>, for the characters of ASCII. A glyph is strokes with <c>|</c> between them; a stroke is the places that the
/// pen goes through, x and y each one digit from <c>0</c> to <c>z</c> (35); <c>~</c> before a stroke makes it a smooth curve. The baseline is at y 6, small
/// letters reach up to <c>g</c> (16), capitals to <c>k</c> (20), and tails down to 1.
/// </summary>
internal static class Glyphs
{
    /// <summary>The space before and after a glyph.</summary>
    public const double SideBearing = 1.7;

    private const double DigitWidth = 8, SpaceWidth = 3;
    private const string Unknown = "06 86 8k 0k 06";

    private static readonly Dictionary<char, string> Strokes = new()
    {
        ['0'] = "~4k 7i 8d 78 46 18 0d 1i 4k",
        ['1'] = "1h 5k 56",
        ['2'] = "~0g 1j 4k 7j 8g 6c 06|06 86",
        ['3'] = "~0h 1j 4k 7j 8h 7e 3d|~3d 7c 8a 77 46 17 09",
        ['4'] = "66 6k 0a 8a",
        ['5'] = "7k 1k 0d|~0d 4f 7e 8a 77 46 17 08",
        ['6'] = "~7j 4k 1i 0d 0a 17 46 77 8a 7d 4e 1d 0a",
        ['7'] = "0k 8k 36",
        ['8'] = "~4k 6j 7h 6e 4d 2e 1h 2j 4k|~4d 7c 8a 77 46 17 0a 1c 4d",
        ['9'] = "~17 46 78 8d 8g 7j 4k 1j 0g 1d 4c 7d 8g",
        ['A'] = "06 5k a6|2b 8b",
        ['B'] = "5k 0k 06 56|0d 5d|~5k 8j 9h 8e 5d|~5d 9c a9 97 56",
        ['C'] = "~ag 9i 5k 1i 0d 18 56 98 aa",
        ['D'] = "4k 0k 06 46|~4k 8i ad 88 46",
        ['E'] = "9k 0k 06 96|0d 8d",
        ['F'] = "9k 0k 06|0d 8d",
        ['G'] = "~ag 9i 5k 1i 0d 18 56 87 a9|a9 ac 6c",
        ['H'] = "06 0k|a6 ak|0d ad",
        ['I'] = "06 0k",
        ['J'] = "~09 17 36 67 7a|7a 7k",
        ['K'] = "06 0k|9k 0b|3e 96",
        ['L'] = "0k 06 86",
        ['M'] = "06 0k 68 ck c6",
        ['N'] = "06 0k a6 ak",
        ['O'] = "~5k 9i ad 98 56 18 0d 1i 5k",
        ['P'] = "06 0k 5k|~5k 8j 9g 8d 5c|5c 0c",
        ['Q'] = "~5k 9i ad 98 56 18 0d 1i 5k|6a b5",
        ['R'] = "06 0k 5k|~5k 8j 9g 8d 5c|5c 0c|4c 96",
        ['S'] = "~9h 8j 5k 2j 1h 2f 5d 8b 99 87 56 27 09",
        ['T'] = "0k ak|5k 56",
        ['U'] = "0k 0b|~0b 18 56 98 ab|ab ak",
        ['V'] = "0k 56 ak",
        ['W'] = "0k 46 7k a6 ek",
        ['X'] = "06 9k|0k 96",
        ['Y'] = "0k 5d ak|5d 56",
        ['Z'] = "0k 9k 06 96",
        ['a'] = "8g 86|~8b 7e 4g 1e 0b 18 46 78 8b",
        ['b'] = "0k 06|~0b 1e 4g 7e 8b 78 46 18 0b",
        ['c'] = "~7e 4g 1e 0b 18 46 78",
        ['d'] = "8k 86|~8b 7e 4g 1e 0b 18 46 78 8b",
        ['e'] = "0b 8b|~8b 7e 4g 1e 0b 18 46 78",
        ['f'] = "~6k 4k 2h|2h 26|0g 5g",
        ['g'] = "8g 84|~84 72 41 12|~8b 7e 4g 1e 0b 18 46 78 8b",
        ['h'] = "0k 06|~0c 2f 4g 7f 8c|8c 86",
        ['i'] = "0g 06|0j 0k",
        ['j'] = "3g 33|~33 21 01|3j 3k",
        ['k'] = "0k 06|7g 09|3c 86",
        ['l'] = "0k 06",
        ['m'] = "0g 06|~0c 2f 4g 6f 7c|7c 76|~7c 9f bg df ec|ec e6",
        ['n'] = "0g 06|~0c 2f 4g 7f 8c|8c 86",
        ['o'] = "~4g 7e 8b 78 46 18 0b 1e 4g",
        ['p'] = "0g 01|~0b 1e 4g 7e 8b 78 46 18 0b",
        ['q'] = "8g 81|~8b 7e 4g 1e 0b 18 46 78 8b",
        ['r'] = "0g 06|~0c 2f 5g",
        ['s'] = "~7e 6f 4g 1f 0d 1c 4b 6a 78 67 46 17 08",
        ['t'] = "2k 29|~29 37 56|0g 5g",
        ['u'] = "0g 0a|~0a 17 46 67 8a|8g 86",
        ['v'] = "0g 46 8g",
        ['w'] = "0g 36 6g 96 cg",
        ['x'] = "06 8g|0g 86",
        ['y'] = "8g 21|0g 46",
        ['z'] = "0g 7g 06 76",
        ['.'] = "06 07",
        [','] = "17 04",
        [':'] = "06 07|0e 0f",
        [';'] = "17 04|1e 1f",
        ['!'] = "0k 0b|06 07",
        ['?'] = "~0h 1j 4k 7j 8h 7e 4c|4c 4a|46 47",
        ['\''] = "0k 0h",
        ['"'] = "0k 0h|3k 3h",
        ['`'] = "0k 2h",
        ['-'] = "0c 5c",
        ['_'] = "04 94",
        ['+'] = "0c 8c|4g 48",
        ['='] = "0e 8e|0a 8a",
        ['*'] = "4k 4c|1i 7e|7i 1e",
        ['/'] = "04 7l",
        ['\\'] = "0l 74",
        ['|'] = "03 0l",
        ['('] = "~4m 1i 0c 17 43",
        [')'] = "~0m 3i 4c 37 03",
        ['['] = "4l 0l 03 43",
        [']'] = "0l 4l 43 03",
        ['{'] = "~5l 3j 3f 0c 39 35 53",
        ['}'] = "~0l 2j 2f 5c 29 25 03",
        ['<'] = "8h 0c 87",
        ['>'] = "0h 8c 07",
        ['#'] = "26 4k|66 8k|0a 9a|1g ag",
        ['$'] = "~9h 8j 5k 2j 1h 2f 5d 8b 99 87 56 27 09|5m 54",
        ['%'] = "~2k 4h 2e 0h 2k|~ac c9 a6 89 ac|16 bk",
        ['&'] = "a6 2f|~2f 2j 4k 6j 6g 1c 09 17 46 77 ab",
        ['@'] = "~8d 6f 4d 4a 68 8a 8d|8f 8a|~8a a8 cb bh 6k 1h 0c 16 63 b4",
        ['^'] = "0h 4k 8h",
        ['~'] = "~0b 2d 6b 8d",
    };

    /// <summary>The strokes of a character; an empty box for one that has no glyph, nothing for a space.</summary>
    public static string Get(char letter) => char.IsWhiteSpace(letter) ? "" : Strokes.GetValueOrDefault(letter, Unknown);

    /// <summary>How far the pen moves on after a character; the same for all digits, so that numbers line up.</summary>
    public static double Advance(char letter)
    {
        double width = char.IsWhiteSpace(letter) ? SpaceWidth
            : char.IsAsciiDigit(letter) ? DigitWidth
            : Get(letter).Split(['|', ' '], StringSplitOptions.RemoveEmptyEntries).Max(place => Digit(place.TrimStart('~')[0]));
        return width + (2 * SideBearing);
    }

    /// <summary>The value of a digit from <c>0</c> to <c>z</c>.</summary>
    public static int Digit(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10;
}
