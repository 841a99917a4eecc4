/** Exit codes of every command. They are a contract: scripts depend on them. */
export const EXIT = {
  /** Nothing at or above the threshold. */
  ok: 0,
  /** Findings, a failed objective or a failed verification. */
  findings: 1,
  /** Bad input or usage; nothing was done. */
  badInput: 2,
  /** The work itself failed or was aborted. */
  failed: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
