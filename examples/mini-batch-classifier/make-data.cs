#:project ../../src/FnnKit.Formats/FnnKit.Formats.csproj
#:property PublishAot=false

// Makes train_x.npy, train_y.npy, test_x.npy, test_y.npy and weights.npy in the folder of this file, from
//   dotnet run make-data.cs                            the digits of ../digits/digits.csv
//   dotnet run make-data.cs -- data.csv                a CSV file of numbers with a header, the class in its last column
//   dotnet run make-data.cs -- images.gz labels.gz     IDX files, plain or gzip
using System.Globalization;
using System.Text;
using FnnKit.Formats;

const int Side = 28, Classes = 5;
int[] units = [Side * Side, 2048, 512, Classes];

string folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Directory.GetCurrentDirectory();
var samples = args.Length < 2 ? ReadCsv(args.Length == 0 ? Path.Combine(folder, "../digits/digits.csv") : args[0]) : ReadIdx(args[0], args[1]);

// Five classes are kept, pictures are brought to 28 x 28 and from 0 to 1, and every fifth sample is put aside for the test.
double largest = samples.Max(sample => sample.Values.Max());
var kept = samples.Where(sample => sample.Class < Classes).ToArray();
Save("train", [.. kept.Where((_, i) => i % 5 != 4)]);
Save("test", [.. kept.Where((_, i) => i % 5 == 4)]);
File.WriteAllBytes(Path.Combine(folder, "weights.npy"), PickledWeights());
Console.WriteLine($"{kept.Length} samples of {Classes} classes, written to {Path.GetFullPath(folder)}");

void Save(string name, (double[] Values, int Class)[] part)
{
    float[] x = [.. part.SelectMany(sample => Picture(sample.Values))];
    NpyFile.Write(Path.Combine(folder, $"{name}_x.npy"), NumericArray.From<float>(x, part.Length, Side * Side));
    NpyFile.Write(Path.Combine(folder, $"{name}_y.npy"), NumericArray.From<long>([.. part.Select(sample => (long)sample.Class)], part.Length));
}

// The nearest pixel of a square picture of another size.
IEnumerable<float> Picture(double[] values)
{
    int side = (int)Math.Sqrt(values.Length);
    for (int i = 0; i < Side * Side; i++)
        yield return (float)(values[(i / Side * side / Side * side) + (i % Side * side / Side)] / largest);
}

static (double[] Values, int Class)[] ReadCsv(string path) =>
    [.. File.ReadLines(path).Skip(1).Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture))).Select(row => (row[..^1], (int)row[^1]))];

static (double[] Values, int Class)[] ReadIdx(string imagePath, string labelPath)
{
    NumericArray images = IdxFile.Read(imagePath), labels = IdxFile.Read(labelPath);
    double[] pixels = new double[images.Count], classes = new double[labels.Count];
    images.CopyTo(pixels);
    labels.CopyTo(classes);
    int size = pixels.Length / classes.Length;
    return [.. classes.Select((label, i) => (pixels[(i * size)..((i + 1) * size)], (int)label))];
}

// What numpy.save writes of {'w': [arrays [in, out]], 'b': [arrays [out, 1]]}: normal numbers of deviation sqrt(2 / in), and zeros.
byte[] PickledWeights()
{
    var random = new Random(1);
    var layers = units.Zip(units.Skip(1)).ToArray();
    var pickle = new MemoryStream();
    void Put(params ReadOnlySpan<byte> bytes) => pickle.Write(bytes);
    void Text(string text) => Put(Encoding.Latin1.GetBytes(text));
    void Integer(int value) => Put([(byte)'J', .. BitConverter.GetBytes(value)]);
    void Word(string text) => Put([(byte)'X', .. BitConverter.GetBytes(text.Length), .. Encoding.ASCII.GetBytes(text)]);

    // _reconstruct(ndarray, (0,), b'b'), then its state: (1, shape, dtype, is Fortran order, contents).
    void Array(int[] shape, string type, string state, Action contents)
    {
        Text("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85" + "C\u0001b\x87R(K\u0001(");
        foreach (int size in shape)
            Integer(size);
        Text("tcnumpy\ndtype\n");
        Word(type);
        Text("\x89\x88\x87R(K\u0003");
        Word(state);
        Text(type == "O8" ? "NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK?tb\x89" : "NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb\x89");
        contents();
        Text("tb");
    }

    void Floats(int[] shape, float[] values) => Array(shape, "f4", "<", () =>
    {
        Put([(byte)'B', .. BitConverter.GetBytes(values.Length * sizeof(float))]);
        Put(NumericArray.From<float>(values, values.Length).Bytes.Span);
    });

    float Normal(int fanIn) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()) * Math.Sqrt(2.0 / fanIn));

    Text("\x80\u0003");
    Array([], "O8", "|", () =>
    {
        Text("](}(");
        Word("w");
        Text("](");
        foreach (var (fanIn, fanOut) in layers)
            Floats([fanIn, fanOut], [.. Enumerable.Range(0, fanIn * fanOut).Select(_ => Normal(fanIn))]);
        Text("e");
        Word("b");
        Text("](");
        foreach (var (_, fanOut) in layers)
            Floats([fanOut, 1], new float[fanOut]);
        Text("eue");
    });
    Text(".");

    string header = "{'descr': '|O', 'fortran_order': False, 'shape': (), }".PadRight(117) + "\n";
    return [.. Encoding.Latin1.GetBytes("\x93NUMPY\u0001\0"), .. BitConverter.GetBytes((ushort)header.Length), .. Encoding.ASCII.GetBytes(header), .. pickle.ToArray()];
}
