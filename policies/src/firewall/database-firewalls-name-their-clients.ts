import { parseAddressRange, publicPart } from "@rampart/core/net";
import { allOf, type Value } from "@rampart/core/value";
import { defineRule, mustNot, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** More addresses than this are not the clients of one organisation. */
const MOST_ADDRESSES = 1n << 16n;

function names(start: Value<string>, end: Value<string>): readonly Verdict[] {
  const to = end.knownText();
  const both = (predicate: (from: string, to: string) => boolean) =>
    to === undefined
      ? allOf(
          start.isSet(),
          end.text(() => false),
        )
      : start.text((from) => predicate(from, to));
  return [
    mustNot(
      both((first, last) => first === "0.0.0.0" && last === "0.0.0.0"),
      "it lets in every service on Azure, those of other customers too (0.0.0.0)",
    ),
    mustNot(both(isWide), `it lets in ${start.display()} to ${end.display()}: more than named clients`),
  ];
}

function isWide(first: string, last: string): boolean {
  const range = parseAddressRange(`${first}-${last}`);
  if (range === undefined) return false;
  return publicPart([range]).reduce((sum, part) => sum + part.last - part.first + 1n, 0n) > MOST_ADDRESSES;
}

export const databaseFirewallsNameTheirClients: Rule = defineRule<ResourceTypes>({
  id: "firewall/database-firewalls-name-their-clients",
  title: "Firewalls of databases let in named clients, not the internet and not all of Azure",
  severity: "critical",
  rationale:
    "With a wide range only the password of the database is left; 0.0.0.0 lets in machines that anybody can rent on Azure.",
  fix: "Set the start and end address to those of the clients; for services on Azure use a private endpoint or a virtual network rule.",
  checks: {
    "azure-native:dbformariadb:FirewallRule": (rule) =>
      names(rule.get("startIpAddress"), rule.get("endIpAddress")),
    "azure-native:dbformysql:FirewallRule": (rule) =>
      names(rule.get("startIpAddress"), rule.get("endIpAddress")),
    "azure-native:dbforpostgresql:FirewallRule": (rule) =>
      names(rule.get("startIpAddress"), rule.get("endIpAddress")),
    "azure-native:redis:FirewallRule": (rule) => names(rule.get("startIP"), rule.get("endIP")),
    "azure-native:sql:FirewallRule": (rule) => names(rule.get("startIpAddress"), rule.get("endIpAddress")),
    "azure-native:synapse:IpFirewallRule": (rule) =>
      names(rule.get("startIpAddress"), rule.get("endIpAddress")),
  },
});
