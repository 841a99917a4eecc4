import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, no, type Plain, type Truth, undetermined, Value, yes } from "@rampart/core/value";
import type { ResourceTypes } from "../resource-types/index.ts";

type BackupPlan = Plain<ResourceTypes["aws:backup/plan:Plan"]>;

const PLAN = "aws:backup/plan:Plan";

/** The vaults that the rules of a plan name: as target, in the plan's own region, or as destination of copies. */
const VAULTS: Reference = {
  type: PLAN,
  through: "rules",
  to: ["aws:backup/vault:Vault", "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault"],
};

/** Whether a rule of the plan copies its recovery points to a vault in another region. */
export function copiesToAnotherRegion(graph: ResourceGraph, plan: Resource<BackupPlan>): Truth {
  return plan
    .get("rules")
    .some((rule) =>
      rule.get("copyActions").some((action) => isElsewhere(graph, plan, action.get("destinationVaultArn"))),
    );
}

/** Whether some plan of the stack does. */
export function somePlanCopiesToAnotherRegion(graph: ResourceGraph): Truth {
  return anyOf(...graph.ofType<BackupPlan>(PLAN).map((plan) => copiesToAnotherRegion(graph, plan)));
}

/** The regions that the rules of a plan copy to; undefined while one of them is not known. */
export function regionsCopiedTo(graph: ResourceGraph, plan: Resource): ReadonlySet<string> | undefined {
  const home = regionOf(graph, plan).knownText();
  const vaults = graph.references.from(plan, VAULTS).map((vault) => regionOf(graph, vault).knownText());
  const away = vaults.filter((region) => region !== home);
  const destinations = (plan as unknown as Resource<BackupPlan>)
    .get("rules")
    .items()
    .flatMap((rule) => rule.get("copyActions").items())
    .map((action) => action.get("destinationVaultArn"));
  const regions = new Set<string>();
  for (const destination of destinations) {
    const arn = destination.knownText();
    // Of an ARN that is not known yet, it is the vault away from home that the plan is wired to, if there is one only.
    const region = arn === undefined ? (away.length === 1 ? away[0] : undefined) : arn.split(":")[3];
    if (region === undefined || region === "") return undefined;
    regions.add(region);
  }
  return regions;
}

/** The region of a resource; what the provider says, or else its ARN. */
export function regionOf(graph: ResourceGraph, resource: Resource<never> | Resource): Value<string> {
  const arn = (resource as Resource).outputs.get("arn").knownText();
  return graph.regionOf(resource as Resource).or(Value.of<string>(arn?.split(":")[3], "arn"));
}

function isElsewhere(graph: ResourceGraph, plan: Resource<BackupPlan>, destination: Value<string>): Truth {
  const home = regionOf(graph, plan as unknown as Resource).knownText();
  if (home === undefined) return undetermined({ path: "region", reason: "computed" });
  const arn = destination.knownText();
  if (arn !== undefined) {
    const region = arn.split(":")[3];
    if (!region) return undetermined({ path: destination.path, reason: "malformed" });
    return region === home ? no(destination.path) : yes(destination.path);
  }
  // A plan cannot write to a vault of another region but by a copy.
  const copiesLeave = graph.references
    .from(plan as unknown as Resource, VAULTS)
    .some((vault) => (regionOf(graph, vault).knownText() ?? home) !== home);
  return copiesLeave ? yes(destination.path) : undetermined({ path: destination.path, reason: "computed" });
}
