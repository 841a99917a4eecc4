import * as pulumi from "@pulumi/pulumi";

export interface Settings {
  region: string;
  zones: string[];
  domain: string;
  certificateArn: string;
  contact: string;
  paymentApiKey: pulumi.Output<string>;
}

export function readSettings(): Settings {
  const config = new pulumi.Config();
  const region = new pulumi.Config("aws").require("region");
  return {
    region,
    zones: ["a", "b", "c"].map((letter) => `${region}${letter}`),
    domain: config.require("domain"),
    certificateArn: config.require("certificateArn"),
    contact: config.require("contact"),
    paymentApiKey: config.requireSecret("paymentApiKey"),
  };
}
