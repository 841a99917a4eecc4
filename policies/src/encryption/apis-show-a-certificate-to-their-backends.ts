import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const apisShowACertificateToTheirBackends: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/apis-show-a-certificate-to-their-backends",
  title: "APIs show a certificate to their backends",
  severity: "low",
  rationale: "A backend that cannot tell the API from anybody else must let everybody in who finds it.",
  fix: "Set clientCertificateId of the stage, and let the backend ask for that certificate.",
  failure: "the backend cannot tell who calls it",
  requires: {
    "aws:apigateway/stage:Stage": (stage) => stage.isWired("clientCertificateId"),
  },
});
