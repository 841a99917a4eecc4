/** Version of what is written into journals: it grows when older readers would misunderstand it. */
export const JOURNAL_VERSION = "1";
