import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, no, type Truth } from "@rampart/core/value";

const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

interface Switches {
  readonly blockPublicAcls?: boolean;
  readonly blockPublicPolicy?: boolean;
  readonly ignorePublicAcls?: boolean;
  readonly restrictPublicBuckets?: boolean;
}

/** Whether the switch `name` is on in `block`, or for all buckets of the account. */
export function holdsForAccountOr(
  graph: ResourceGraph,
  block: Resource<Switches>,
  name: keyof Switches,
): Truth {
  const forAccount = anyOf(
    ...graph.ofType<Switches>(ACCOUNT_BLOCK).map((account) => account.get(name).orElse(false).equals(true)),
  );
  return anyOf(
    block.get(name).orElse(false).equals(true),
    // Its properties are those of another resource.
    forAccount.state === "false" ? no() : allOf(forAccount),
  );
}
