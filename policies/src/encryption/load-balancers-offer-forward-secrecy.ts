import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** `…-TLS13-1-2-2021-06`, `…-TLS13-1-3-2021-06`, `…-FS-1-2-Res-2020-10`; not `…-TLS13-1-2-Ext1-2021-06`. */
const WITH_FORWARD_SECRECY = /-(?:TLS13|FS)-1-[23](?!-Ext)/;

export const loadBalancersOfferForwardSecrecy: Rule = defineRule<ResourceTypes>({
  id: "encryption/load-balancers-offer-forward-secrecy",
  title: "Load balancers agree on a new key for each connection",
  severity: "medium",
  rationale:
    "Without forward secrecy whoever records the traffic now and gets the private key of the certificate later reads all of it.",
  fix: "Set sslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 or a newer one, or to ELBSecurityPolicy-FS-1-2-Res-2020-10.",
  failure: "the security policy allows ciphers without forward secrecy, or TLS older than 1.2",
  requires: {
    "aws:lb/listener:Listener": (listener) =>
      anyOf(
        listener
          .get("sslPolicy")
          .orElse("ELBSecurityPolicy-2016-08")
          .text((policy) => WITH_FORWARD_SECRECY.test(policy)),
        not(listener.get("protocol").oneOf(["HTTPS", "TLS"])),
      ),
  },
});
