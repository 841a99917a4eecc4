import * as pulumi from "@pulumi/pulumi";

export interface Settings {
  location: string;
  recoveryLocation: string;
  domain: string;
  certificateSecretId: string;
  securityContact: string;
  /** Object ids of groups in Entra ID: people are never named here. */
  operatorsGroup: string;
  databaseAdminsGroup: string;
  imageDigest: string;
  workerPublicKey: string;
  /** Where the recovery region's own stack takes requests. */
  recoveryEntry: string;
  paymentApiKey: pulumi.Output<string>;
  paymentKeyExpires: Date;
}

export function readSettings(): Settings {
  const config = new pulumi.Config();
  const paymentKeyExpires = new Date(config.require("paymentKeyExpires"));
  if (Number.isNaN(paymentKeyExpires.getTime())) {
    throw new Error("paymentKeyExpires must be a date such as 2027-03-31T00:00:00Z.");
  }
  return {
    location: new pulumi.Config("azure-native").require("location"),
    recoveryLocation: config.require("recoveryLocation"),
    domain: config.require("domain"),
    certificateSecretId: config.require("certificateSecretId"),
    securityContact: config.require("securityContact"),
    operatorsGroup: config.require("operatorsGroup"),
    databaseAdminsGroup: config.require("databaseAdminsGroup"),
    imageDigest: config.require("imageDigest"),
    workerPublicKey: config.require("workerPublicKey"),
    recoveryEntry: config.require("recoveryEntry"),
    paymentApiKey: config.requireSecret("paymentApiKey"),
    paymentKeyExpires,
  };
}
