/** Which zones send their traffic out through a NAT gateway: routes and their subnets stand in several resources. */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import {
  allOf,
  combine,
  type HiddenProperty,
  no,
  type Truth,
  undetermined,
  type Value,
  yes,
} from "../value/index.ts";

const GATEWAY = "aws:ec2/natGateway:NatGateway";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ROUTE = "aws:ec2/route:Route";
const SUBNET = "aws:ec2/subnet:Subnet";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";

interface Gateway {
  readonly subnetId?: string;
}

interface RouteTable {
  readonly routes?: readonly { readonly natGatewayId?: string }[];
}

interface Association {
  readonly routeTableId: string;
  readonly subnetId?: string;
}

interface Subnet {
  readonly availabilityZone?: string;
  readonly availabilityZoneId?: string;
}

/** The zones of a gateway and of the subnets behind it, as far as they are known. */
interface Zones {
  readonly known: Set<string>;
  readonly hidden: HiddenProperty[];
}

/** Whether all subnets that go out through the gateway are in its own zone. */
export function servesOneZone(graph: ResourceGraph, gateway: Resource<never> | Resource): Truth {
  const zones: Zones = { known: new Set(), hidden: [] };
  addZoneOf(graph, gateway as Resource, zones);
  for (const table of graph.ofType<RouteTable>(TABLE)) {
    const used = anyRoute(graph, table, gateway as Resource);
    if (used.state !== "false") addZonesBehind(graph, table as unknown as Resource, used, zones);
  }
  if (zones.known.size > 1) return no("subnetId");
  return zones.hidden.length > 0 ? undetermined(...zones.hidden) : yes("subnetId");
}

function anyRoute(graph: ResourceGraph, table: Resource<RouteTable>, gateway: Resource): Truth {
  const inline = table
    .get("routes")
    .items()
    .map((route) => names(graph, table as unknown as Resource, "routes", route.get("natGatewayId"), gateway));
  const { certain, possible } = graph.references.to(table as unknown as Resource, {
    type: ROUTE,
    through: "routeTableId",
    to: [TABLE],
  });
  const through = (route: Resource): Truth =>
    names(graph, route, "natGatewayId", route.get("natGatewayId") as Value<string>, gateway);
  const perhaps = possible.map(({ resource, path }) =>
    allOf(through(resource), undetermined({ path: `${resource.name}#${path}`, reason: "computed" })),
  );
  return combine([...inline, ...certain.map(through), ...perhaps], "true");
}

/** Whether the value, which stands in the property `key` of `owner`, is the id of the gateway. */
function names(
  graph: ResourceGraph,
  owner: Resource,
  key: string,
  value: Value<string>,
  gateway: Resource,
): Truth {
  if (value.isAbsent) return no(value.path);
  const text = value.knownText();
  // An analyzer is not told the ids of resources; what is wired to what, it is.
  if (text !== undefined && gateway.id !== undefined) {
    return text === gateway.id ? yes(value.path) : no(value.path);
  }
  const wired = (owner.sourcesOf(key) ?? []).filter((urn) => graph.get(urn)?.type === GATEWAY);
  if (wired.length === 1) return wired[0] === gateway.urn ? yes(value.path) : no(value.path);
  if (text !== undefined) return no(value.path);
  return undetermined({ path: `${owner.name}#${value.path}`, reason: "computed" });
}

function addZonesBehind(graph: ResourceGraph, table: Resource, used: Truth, zones: Zones): void {
  const reference: Reference = { type: ASSOCIATION, through: "routeTableId", to: [TABLE] };
  const { certain, possible } = graph.references.to(table, reference);
  for (const association of certain) {
    if (used.state === "true") addZoneOf(graph, association as Resource<never> as Resource, zones);
  }
  if (used.state === "unknown" && certain.length > 0) zones.hidden.push(...used.hidden);
  for (const { resource, path } of possible) {
    zones.hidden.push({ path: `${resource.name}#${path}`, reason: "computed" });
  }
}

/** Adds the zone of the subnet that `owner`, a gateway or an association, names. */
function addZoneOf(graph: ResourceGraph, owner: Resource, zones: Zones): void {
  const subnetId = (owner as unknown as Resource<Gateway | Association>).get("subnetId");
  if (subnetId.isAbsent) return;
  const subnets = graph.references.from(owner, { type: owner.type, through: "subnetId", to: [SUBNET] });
  if (subnets.length === 0) zones.hidden.push({ path: `${owner.name}#${subnetId.path}`, reason: "computed" });
  for (const subnet of subnets as unknown as readonly Resource<Subnet>[]) {
    const zone = subnet.get("availabilityZone").or(subnet.get("availabilityZoneId"));
    const known = zone.knownText();
    if (known === undefined) zones.hidden.push({ path: `${subnet.name}#${zone.path}`, reason: "computed" });
    else zones.known.add(known);
  }
}
