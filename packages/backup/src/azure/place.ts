import type { Input } from "@pulumi/pulumi";
import type { Tags } from "../intent/tags.ts";

/** Where what is made stands. */
export interface Place {
  readonly resourceGroupName: Input<string>;
  readonly location: string;
  readonly tags: Tags;
}
