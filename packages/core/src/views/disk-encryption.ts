import type { Resource, ResourceGraph } from "../graph/index.ts";
import { allOf, combine, no, type Truth, undetermined, yes } from "../value/index.ts";

/** Whether the account's own setting, where the stack makes it, encrypts every new EBS volume in this region. */
export function encryptsDisksByDefault(graph: ResourceGraph, resource: Resource<never> | Resource): Truth {
  const settings = graph.ofType<{ readonly enabled?: boolean }>(
    "aws:ebs/encryptionByDefault:EncryptionByDefault",
  );
  return combine(
    settings.map((setting) =>
      allOf(
        setting.get("enabled").orElse(true).equals(true),
        inOneRegion(graph, setting as unknown as Resource, resource as Resource),
      ),
    ),
    "true",
  );
}

function inOneRegion(graph: ResourceGraph, one: Resource, other: Resource): Truth {
  const regions = [graph.regionOf(one), graph.regionOf(other)] as const;
  for (const region of regions) {
    if (region.isHidden) return undetermined({ path: region.path, reason: "computed" });
  }
  return regions[0].knownText() === regions[1].knownText() ? yes(regions[0].path) : no(regions[1].path);
}
