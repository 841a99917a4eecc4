import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Runtimes that Lambda calls deprecated. */
const DEPRECATED_RUNTIMES =
  /^(nodejs|nodejs(4\.3|4\.3-edge|6\.10|8\.10|10\.x|12\.x|14\.x|16\.x|18\.x)|python(2\.7|3\.[6-9])|ruby2\.[57]|java8|dotnetcore[123]\.[01]|dotnet(5\.0|6|7)|go1\.x|provided)$/;
/** Below these nobody gets fixes, not even for money. */
const OLDEST_KUBERNETES = 30;

function isKubernetesSupported(version: Value<string>): Truth {
  return version.orElse(`1.${OLDEST_KUBERNETES}`).text((text) => {
    const minor = /^1\.(\d+)/.exec(text)?.[1];
    return minor === undefined || Number(minor) >= OLDEST_KUBERNETES;
  });
}

/** Whether `version` is at least `oldest`, both such as `5.18` or `3.13.1`; what is no version counts as new. */
function isAtLeast(version: string, oldest: readonly [number, number]): boolean {
  const [, major, minor = "99"] = /^v?(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  if (major === undefined) return true;
  return Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1]);
}

interface Site {
  readonly phpVersion?: string;
  readonly pythonVersion?: string;
  readonly javaVersion?: string;
  readonly linuxFxVersion?: string;
}

/** The stack of a Linux app, such as `PYTHON|3.12`, or one named by a version of its own. */
function isStackSupported(site: Value<Site>): Truth {
  const oldest: readonly (readonly [keyof Site, string, readonly [number, number]])[] = [
    ["phpVersion", "PHP", [8, 2]],
    ["pythonVersion", "PYTHON", [3, 10]],
    ["javaVersion", "JAVA", [8, 0]],
  ];
  return allOf(
    ...oldest.flatMap(([property, stack, least]) => [
      not(site.get(property).text((version) => !isAtLeast(version.replace(/^1\./, ""), least))),
      not(
        site.get("linuxFxVersion").text((text) => {
          const [name = "", version = ""] = text.split("|");
          return name.toUpperCase() === stack && !isAtLeast(version, least);
        }),
      ),
    ]),
  );
}

export const versionsSupported: Rule = defineRule<ResourceTypes>({
  id: "failover/versions-supported",
  title: "Runtimes, clusters and platforms are of versions that are still supported",
  severity: "high",
  rationale:
    "Holes found after the end of support are not closed any more, and one day the provider upgrades or stops them itself.",
  fix: "Choose a version that the provider supports: runtime, version, engineVersion, linuxFxVersion and the like.",
  failure: "its version is out of support",
  requires: {
    "aws:eks/cluster:Cluster": (cluster) => isKubernetesSupported(cluster.get("version")),
    "aws:lambda/function:Function": (lambda) =>
      not(lambda.get("runtime").text((runtime) => DEPRECATED_RUNTIMES.test(runtime))),
    "aws:mq/broker:Broker": (broker) =>
      anyOf(
        allOf(
          broker.get("engineType").oneOf(["RabbitMQ"]),
          not(broker.get("engineVersion").text((version) => !isAtLeast(version, [3, 8]))),
        ),
        allOf(
          not(broker.get("engineType").oneOf(["RabbitMQ"])),
          not(broker.get("engineVersion").text((version) => !isAtLeast(version, [5, 16]))),
        ),
      ),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      isKubernetesSupported(cluster.get("kubernetesVersion")),
    "azure-native:web:WebApp": (app) => isStackSupported(app.get("siteConfig")),
    "azure-native:web:WebAppSlot": (slot) => isStackSupported(slot.get("siteConfig")),
  },
});
