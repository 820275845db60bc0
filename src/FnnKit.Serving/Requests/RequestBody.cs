using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace FnnKit.Serving;

/// <summary>The whole body of a request in one piece of memory, which goes back to its pool in the end.</summary>
internal sealed class RequestBody : IDisposable
{
    private byte[] _bytes;

    private RequestBody(byte[] bytes, int length) => (_bytes, Length) = (bytes, length);

    /// <summary>How many bytes there are.</summary>
    public int Length { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="RequestException">It has more bytes, or comes too slowly.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
            throw TooLarge(most);
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
            throw new RequestException(415, $"The body has the encoding '{request.Headers.ContentEncoding}'; send it as it is, without compression.");
        try
        {
            return await ReadAllAsync(request.BodyReader, most, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new RequestException(408, "The body did not come in time; send it faster, or raise 'Limits:Seconds'.", exception);
        }
    }

    /// <summary>A stream over the bytes.</summary>
    public MemoryStream ToStream() => new(_bytes, 0, Length, writable: false);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private static async ValueTask<RequestBody> ReadAllAsync(PipeReader reader, int most, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge(most);
            }

            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            byte[] bytes = ArrayPool<byte>.Shared.Rent((int)read.Buffer.Length);
            read.Buffer.CopyTo(bytes);
            var body = new RequestBody(bytes, (int)read.Buffer.Length);
            reader.AdvanceTo(read.Buffer.End);
            return body;
        }
    }

    private static RequestException TooLarge(int most) => RequestException.TooLarge($"The body is larger than {most} bytes; send several requests, or raise 'Limits:Bytes'.");
}
