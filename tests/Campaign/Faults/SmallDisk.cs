using System.Globalization;
using Coordination.Campaign.Network;

namespace Coordination.Campaign.Faults;

/// <summary>A disk of its own for the database, in a file, that can be filled up. Needs root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const long Bytes = 4L * 1024 * 1024 * 1024;
    private readonly string image;

    private SmallDisk(string image, string mount) => (this.image, MountedAt) = (image, mount);

    /// <summary>Where it is mounted.</summary>
    public string MountedAt { get; }

    private string Filler => Path.Combine(MountedAt, "filler");

    /// <summary>Makes it; when that is not possible, says why instead.</summary>
    public static async Task<(SmallDisk? Made, string? Reason)> Make(string directory)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return (null, "mounting a disk needs root");
        }

        var disk = new SmallDisk(Path.Combine(directory, "disk.image"), Path.Combine(directory, "disk"));
        try
        {
            Directory.CreateDirectory(disk.MountedAt);
            await Programs.Run("truncate", "-s", Bytes.ToString(CultureInfo.InvariantCulture), disk.image);
            await Programs.Run("mkfs.ext4", "-q", "-F", "-m", "0", disk.image);
            await Programs.Run("mount", "-o", "loop", disk.image, disk.MountedAt);
            return (disk, null);
        }
        catch (ProgramFailedException refused)
        {
            await disk.DisposeAsync();
            return (null, refused.Message);
        }
    }

    /// <summary>Takes every free byte.</summary>
    public async Task Fill()
    {
        // The last blocks go one small piece at a time: what is said to be free can rarely be had whole.
        for (var (piece, number) = (new DriveInfo(MountedAt).AvailableFreeSpace, 0); piece >= 4_096; number++)
        {
            try
            {
                await Programs.Run("fallocate", "-l", piece.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{Filler}-{number}"));
            }
            catch (ProgramFailedException)
            {
                piece /= 2;
            }

            piece = Math.Min(piece, new DriveInfo(MountedAt).AvailableFreeSpace);
        }
    }

    /// <summary>Gives it back.</summary>
    public void Free()
    {
        foreach (var filler in Directory.GetFiles(MountedAt, "filler-*"))
        {
            File.Delete(filler);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Programs.Try("umount", MountedAt);
        File.Delete(image);
    }
}
