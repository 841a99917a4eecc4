/** What the workflow checks: the program as it is run without a cloud, or a preview by the Pulumi CLI. */
export const SOURCES = ["program", "preview"] as const;

export type Source = (typeof SOURCES)[number];
