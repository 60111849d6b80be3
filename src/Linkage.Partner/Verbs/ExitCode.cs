namespace Linkage.Partner.Verbs;

/// <summary>What the shell gets back. The numbers are part of the interface and never change.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>The service said no, or the job that was waited for did not succeed.</summary>
    Refused = 1,

    /// <summary>Usage, or a local file that breaks a rule.</summary>
    BadInput = 2,

    /// <summary>A signature, checksum, pinned key or audit chain does not hold.</summary>
    VerificationFailed = 3,

    /// <summary>Not signed in, or signed in without the role that this needs.</summary>
    NotAllowed = 4,

    /// <summary>The service cannot be reached, or what answers is not it.</summary>
    Unreachable = 5,

    /// <summary>A bug in the command itself (EX_SOFTWARE of sysexits.h).</summary>
    Bug = 70,

    /// <summary>Stopped by the user (128 + SIGINT).</summary>
    Cancelled = 130,
}
