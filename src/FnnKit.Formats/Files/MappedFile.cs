using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace FnnKit.Formats;

/// <summary>
/// A file mapped into memory. What is written there stays in memory and does not reach the file. Reaching for it after disposal is an exception and not a
/// crash; without disposal it is unmapped when nothing refers to it any more.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _first;

    public MappedFile(FileStream stream)
    {
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.CopyOnWrite, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.CopyOnWrite);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _first);
        _first += _view.PointerOffset;
    }

    // A handle whose pointer was taken is never let go by its own finalizer.
    ~MappedFile() => Release();

    /// <summary>A part of the file as memory that can be handed around.</summary>
    public ReadOnlyMemory<byte> Memory(long offset, int length) => length == 0 ? default : PartAt(offset, length).Memory;

    /// <summary>A part of the file; it keeps the file mapped.</summary>
    public MemoryManager<byte> PartAt(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > _view.Capacity - length)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"{length} bytes do not lie within the file.");
        return new Part(this, offset, length);
    }

    public void Dispose()
    {
        Release();
        _view.Dispose();
        _file.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_first is not null)
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _first = null;
    }

    private byte* At(long offset)
    {
        ObjectDisposedException.ThrowIf(_first is null, this);
        return _first + offset;
    }

    private sealed class Part(MappedFile file, long offset, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(file.At(offset), length);

        public override MemoryHandle Pin(int elementIndex = 0)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)length, nameof(elementIndex));
            return new MemoryHandle(file.At(offset) + elementIndex, pinnable: this);
        }

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
