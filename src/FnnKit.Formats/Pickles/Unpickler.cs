using System.Text;

namespace FnnKit.Formats;

/// <summary>A pickle machine that makes plain values and NumPy arrays, and refuses everything else by name.</summary>
internal sealed class Unpickler
{
    private const int HighestProtocol = 5;

    private readonly PickleInput _input;
    private readonly PickleStack _stack;
    private readonly NumpyReductions _reductions;

    public Unpickler(PickleInput input)
    {
        _input = input;
        _stack = new PickleStack(input);
        _reductions = new NumpyReductions(input);
    }

    /// <summary>Runs the opcodes up to the last, which must end the file.</summary>
    public object? Load()
    {
        for (PickleOpcode opcode = _input.ReadOpcode(); opcode != PickleOpcode.Stop; opcode = _input.ReadOpcode())
        {
            if (!ReadNumber(opcode) && !ReadText(opcode) && !MakeContainer(opcode) && !UseMemo(opcode) && !MakeObject(opcode))
                throw _input.Error($"the pickle has the opcode 0x{(byte)opcode:x2}", "only those that NumPy arrays are written with");
        }

        object? value = _stack.Pop();
        if (_stack.Count != 0 || !_input.IsAtEnd)
            throw _input.Error("the pickle goes on after its end", "one value", "it is damaged or something was appended: save it again");
        return value;
    }

    private bool ReadNumber(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None: _stack.Push(null); break;
            case PickleOpcode.NewTrue: _stack.Push(true); break;
            case PickleOpcode.NewFalse: _stack.Push(false); break;
            case PickleOpcode.Int or PickleOpcode.Long: _stack.Push(PickleText.Integer(_input.ReadLine(), _input)); break;
            case PickleOpcode.BinInt: _stack.Push((long)_input.ReadInt32()); break;
            case PickleOpcode.BinInt1: _stack.Push((long)_input.ReadByte()); break;
            case PickleOpcode.BinInt2: _stack.Push((long)_input.ReadUInt16()); break;
            case PickleOpcode.Long1: _stack.Push(PickleText.Integer(_input.Read(_input.ReadByte()), _input)); break;
            case PickleOpcode.Long4: _stack.Push(PickleText.Integer(_input.Read(_input.ReadUInt32()), _input)); break;
            case PickleOpcode.Float: _stack.Push(PickleText.Float(_input.ReadLine(), _input)); break;
            case PickleOpcode.BinFloat: _stack.Push(_input.ReadDouble()); break;
            default: return false;
        }

        return true;
    }

    private bool ReadText(PickleOpcode opcode)
    {
        switch (opcode)
        {
            // Python 2's strings were bytes; NumPy reads them as Latin-1 when it is asked to.
            case PickleOpcode.BinString: _stack.Push(Encoding.Latin1.GetString(_input.Read(_input.ReadUInt32()).Span)); break;
            case PickleOpcode.ShortBinString: _stack.Push(Encoding.Latin1.GetString(_input.Read(_input.ReadByte()).Span)); break;
            case PickleOpcode.Unicode: _stack.Push(PickleText.RawUnicode(_input.ReadLine(), _input)); break;
            case PickleOpcode.BinUnicode: _stack.Push(PickleText.Utf8(_input.Read(_input.ReadUInt32()), _input)); break;
            case PickleOpcode.ShortBinUnicode: _stack.Push(PickleText.Utf8(_input.Read(_input.ReadByte()), _input)); break;
            case PickleOpcode.BinUnicode8: _stack.Push(PickleText.Utf8(_input.Read(_input.ReadUInt64()), _input)); break;
            case PickleOpcode.BinBytes: _stack.Push(_input.Read(_input.ReadUInt32())); break;
            case PickleOpcode.ShortBinBytes: _stack.Push(_input.Read(_input.ReadByte())); break;
            case PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8: _stack.Push(_input.Read(_input.ReadUInt64())); break;
            default: return false;
        }

        return true;
    }

    private bool MakeContainer(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark: _stack.Mark(); break;
            case PickleOpcode.EmptyTuple: _stack.Push(Array.Empty<object?>()); break;
            case PickleOpcode.Tuple: _stack.Push(_stack.PopToMark()); break;
            case PickleOpcode.Tuple1: _stack.Push(_stack.Pop(1)); break;
            case PickleOpcode.Tuple2: _stack.Push(_stack.Pop(2)); break;
            case PickleOpcode.Tuple3: _stack.Push(_stack.Pop(3)); break;
            case PickleOpcode.EmptyList: _stack.Push(new List<object?>()); break;
            case PickleOpcode.List: _stack.Push(_stack.PopToMark().ToList()); break;
            case PickleOpcode.Append: Append(_stack.Pop(1)); break;
            case PickleOpcode.Appends: Append(_stack.PopToMark()); break;
            case PickleOpcode.EmptyDict: _stack.Push(new OrderedDictionary<string, object?>()); break;
            case PickleOpcode.Dict: _stack.Push(SetItems(new OrderedDictionary<string, object?>(), _stack.PopToMark())); break;
            case PickleOpcode.SetItem: SetItems(_stack.Pop(2)); break;
            case PickleOpcode.SetItems: SetItems(_stack.PopToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool UseMemo(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Get: _stack.Recall(MemoKey()); break;
            case PickleOpcode.BinGet: _stack.Recall(_input.ReadByte()); break;
            case PickleOpcode.LongBinGet: _stack.Recall(_input.ReadUInt32()); break;
            case PickleOpcode.Put: _stack.Memoize(MemoKey()); break;
            case PickleOpcode.BinPut: _stack.Memoize(_input.ReadByte()); break;
            case PickleOpcode.LongBinPut: _stack.Memoize(_input.ReadUInt32()); break;
            case PickleOpcode.Memoize: _stack.Memoize(); break;
            default: return false;
        }

        return true;
    }

    private bool MakeObject(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto: RefuseNewer(_input.ReadByte()); break;
            case PickleOpcode.Frame: _ = _input.ReadUInt64(); break;
            case PickleOpcode.Global or PickleOpcode.Inst: _stack.Push(_reductions.Find(Line(), Line(), opcode)); break;
            case PickleOpcode.StackGlobal:
                object?[] names = _stack.Pop(2);
                _stack.Push(_reductions.Find(names[0] as string, names[1] as string, opcode));
                break;
            case PickleOpcode.Reduce:
                object?[] call = _stack.Pop(2);
                _stack.Push(_reductions.Reduce(call[0], call[1]));
                break;
            case PickleOpcode.Build:
                object? state = _stack.Pop();
                _reductions.Build(_stack.Peek(), state);
                break;
            default: return false;
        }

        return true;
    }

    private void Append(object?[] items)
    {
        if (_stack.Peek() is not List<object?> list)
            throw _input.Error("the pickle appends to what is no list", "a list");
        list.AddRange(items);
    }

    private void SetItems(object?[] items) => SetItems(
        _stack.Peek() as OrderedDictionary<string, object?> ?? throw _input.Error("the pickle sets items of what is no dict", "a dict"), items);

    private OrderedDictionary<string, object?> SetItems(OrderedDictionary<string, object?> dictionary, object?[] items)
    {
        for (int i = 0; i < items.Length; i += 2)
        {
            if (items[i] is not string key || i + 1 == items.Length)
                throw _input.Error("the pickle has a dict with keys that are not text", "strings as keys");
            dictionary[key] = items[i + 1];
        }

        return dictionary;
    }

    private uint MemoKey() => PickleText.Integer(_input.ReadLine(), _input) is long key and >= 0 and <= uint.MaxValue
        ? (uint)key
        : throw _input.Error("the pickle has a memo key that is none", "a number from 0 on");

    private string Line() => Encoding.Latin1.GetString(_input.ReadLine());

    private void RefuseNewer(int protocol)
    {
        if (protocol > HighestProtocol)
            throw _input.Error($"the pickle is of protocol {protocol}", $"at most {HighestProtocol}");
    }
}
