namespace Coordination.Silo.Import;

/// <summary>A file that cannot be imported at all. The message names the file, what is wrong and what would be right.</summary>
internal sealed class UnreadableFileException(string file, string reason) : Exception($"{file}: {reason}");
