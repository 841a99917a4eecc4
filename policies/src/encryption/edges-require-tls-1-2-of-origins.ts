import { not } from "@rampart/core/value";
import { defineRule, each, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const BROKEN = ["SSLv3", "TLSv1", "TLSv1.1"];

export const edgesRequireTls12OfOrigins: Rule = defineRule<ResourceTypes>({
  id: "encryption/edges-require-tls-1-2-of-origins",
  title: "Content delivery reaches its origins with TLS 1.2",
  severity: "medium",
  rationale:
    "Between the edge and the origin the requests of all users travel together; under a broken protocol one listener reads them all.",
  fix: "Set originSslProtocols to [TLSv1.2].",
  failure: "an origin may be reached with a broken protocol",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) =>
      not(
        distribution.get("origins").some((origin) =>
          origin
            .get("customOriginConfig")
            .get("originSslProtocols")
            .some((protocol) => protocol.oneOf(BROKEN)),
        ),
      ),
  },
  remedies: {
    "aws:cloudfront/distribution:Distribution": {
      set: {
        origins: each({ customOriginConfig: { originSslProtocols: ["TLSv1.2"] } }, (origin) =>
          origin.get("customOriginConfig").isSet(),
        ),
      },
    },
  },
});
