import type { Input } from "@pulumi/pulumi";

/** Tags as components take them, and give them to each child that takes tags. */
export type Tags = Input<Readonly<Record<string, Input<string>>>>;
