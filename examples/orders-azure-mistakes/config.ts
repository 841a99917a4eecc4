import * as pulumi from "@pulumi/pulumi";

export interface Settings {
  location: string;
  domain: string;
  certificateSecretId: string;
  contact: string;
  partnerObjectId: string;
  paymentApiKey: pulumi.Output<string>;
}

export function readSettings(): Settings {
  const config = new pulumi.Config();
  return {
    location: new pulumi.Config("azure-native").require("location"),
    domain: config.require("domain"),
    certificateSecretId: config.require("certificateSecretId"),
    contact: config.require("contact"),
    partnerObjectId: config.require("partnerObjectId"),
    paymentApiKey: config.requireSecret("paymentApiKey"),
  };
}
