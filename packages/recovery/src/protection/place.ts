/** Where things stand, as far as a disaster is concerned. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { no, type Truth, undetermined, yes } from "@rampart/core/value";

/** Region and account (AWS), location and subscription (Azure). */
export interface Place {
  /** For people and paths: the name of what stands there. */
  readonly of: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** Resources of one provider stand in one account, and in one region where they name none of their own. */
  readonly provider?: string | undefined;
  readonly namesRegion?: boolean;
}

export function placeOf(graph: ResourceGraph, resource: Resource<never> | Resource): Place {
  const known = resource as Resource;
  const arn = placeInArn("", known.outputs.get("arn").knownText() ?? "");
  const own = known.type.startsWith("azure") ? "location" : "region";
  return {
    of: known.name,
    region: graph.regionOf(known).knownText() ?? arn.region ?? regionOfGroup(graph, known),
    account: graph.accountOf(known).knownText() ?? arn.account,
    // Where a resource names no provider, it has the default one of its stack.
    provider: known.providerUrn ?? `${known.stack}::${known.project}`,
    namesRegion: !known.get(own).isAbsent,
  };
}

/** Azure's resources stand where their resource group does, unless they say otherwise: so the provider has it. */
function regionOfGroup(graph: ResourceGraph, resource: Resource): string | undefined {
  if (!resource.type.startsWith("azure")) return undefined;
  const [group] = graph.references.from(resource, {
    type: resource.type,
    through: "resourceGroupName",
    to: ["azure-native:resources:ResourceGroup"],
  });
  return group === undefined ? undefined : graph.regionOf(group).knownText();
}

/** `arn:aws:SERVICE:REGION:ACCOUNT:…`; regions and accounts that an ARN leaves out are not known. */
export function placeInArn(of: string, arn: string): Place {
  const [scheme, , , region, account] = arn.split(":");
  if (scheme !== "arn") return { of, region: undefined, account: undefined };
  return { of, region: region || undefined, account: account || undefined };
}

/** Whether two things stand in different regions. */
export function inOtherRegions(a: Place, b: Place): Truth {
  if (a.region !== undefined && b.region !== undefined) {
    return a.region === b.region ? no(`${b.of}#region`) : yes(`${b.of}#region`);
  }
  const inherited = a.namesRegion !== true && b.namesRegion !== true;
  if (inherited && a.provider !== undefined && a.provider === b.provider) return no(`${b.of}#region`);
  return undetermined({ path: `${a.region === undefined ? a.of : b.of}#region`, reason: "computed" });
}

/** Whether two things are in the hands of different accounts. */
export function inOtherAccounts(a: Place, b: Place): Truth {
  if (a.account !== undefined && b.account !== undefined) {
    return a.account === b.account ? no(`${b.of}#accountId`) : yes(`${b.of}#accountId`);
  }
  if (a.provider !== undefined && a.provider === b.provider) return no(`${b.of}#accountId`);
  return undetermined({ path: `${a.account === undefined ? a.of : b.of}#accountId`, reason: "computed" });
}
