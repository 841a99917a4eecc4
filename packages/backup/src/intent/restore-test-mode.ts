/** Whether a plan tests restores itself. */
export const RestoreTestMode = {
  /** A restore test is made with the plan. */
  On: "on",
  /** Somebody else sees to it, by a `RestoreTest` for instance. */
  Off: "off",
} as const;
