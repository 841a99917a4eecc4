// The parts of the Pulumi SDK that tests need, from one place.
export { type Alias, type ResourceTransformation, runtime } from "@pulumi/pulumi";

/** Of the resource that stands for the whole stack. */
export const ROOT_STACK_RESOURCE_TYPE = "pulumi:pulumi:Stack";
