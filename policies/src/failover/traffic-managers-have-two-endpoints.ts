import type { Reference } from "@rampart/core/graph";
import { not, type Plain, type Truth, type Value } from "@rampart/core/value";
import { atLeast, countAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

type Endpoint = Plain<ResourceTypes["azure-native:trafficmanager:Endpoint"]>;

const ENDPOINT: Reference = {
  type: "azure-native:trafficmanager:Endpoint",
  through: "profileName",
  to: ["azure-native:trafficmanager:Profile"],
};

export const trafficManagersHaveTwoEndpoints: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/traffic-managers-have-two-endpoints",
  title: "Traffic Manager profiles have at least two endpoints switched on",
  severity: "medium",
  rationale:
    "A profile exists to send users elsewhere when an entry is down. With one endpoint there is no elsewhere.",
  fix: "Add a second endpoint, in the profile's endpoints or as an Endpoint, with endpointStatus Enabled.",
  failure: "it has nowhere else to send users when its endpoint is down",
  requires: {
    "azure-native:trafficmanager:Profile": (profile, { graph }) => {
      const inline = profile.get("endpoints");
      const attached = countAttached<Endpoint>(graph, profile, [ENDPOINT], (endpoint) =>
        isOn(endpoint.get("endpointStatus")),
      );
      const states = inline.items().map((endpoint) => isOn(endpoint.get("endpointStatus")));
      const hidden = states.flatMap((state) => (state.state === "unknown" ? state.hidden.slice(0, 1) : []));
      const on = states.filter(({ state }) => state === "true").length;
      if (inline.isHidden) return inline.isSet();
      return atLeast({ certain: attached.certain + on, possible: [...attached.possible, ...hidden] }, 2);
    },
  },
});

function isOn(status: Value<string>): Truth {
  return not(status.oneOf(["Disabled"]));
}
