import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a certificate", "aws:apigateway/stage:Stage", { clientCertificateId: "abc123" }),
    {
      title: "a certificate of the stack",
      resources: {
        certificate: {
          type: "aws:apigateway/clientCertificate:ClientCertificate",
          properties: { description: "orders" },
        },
        live: {
          type: "aws:apigateway/stage:Stage",
          properties: { clientCertificateId: "${certificate.id}" },
        },
      },
    },
  ],
  bad: [
    oneResource("none", "aws:apigateway/stage:Stage", { stageName: "live" }),
    oneResource("an empty name", "aws:apigateway/stage:Stage", {
      stageName: "live",
      clientCertificateId: "",
    }),
  ],
};
