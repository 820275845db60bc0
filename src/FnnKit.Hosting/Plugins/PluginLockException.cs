using System.Security.Cryptography;
using System.Text.Json;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>Plugins are not as they were locked; the message names the files.</summary>
public sealed class PluginLockException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
