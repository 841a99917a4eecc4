import * as pulumi from "@pulumi/pulumi";

/** Where the recovery region's own stack takes requests. */
export interface RecoveryEntry {
  dnsName: string;
  zoneId: string;
}

export interface Settings {
  region: string;
  recoveryRegion: string;
  zones: string[];
  domain: string;
  certificateArn: string;
  securityContact: string;
  serviceImageDigest: string;
  rotationImageDigest: string;
  recoveryEntry: RecoveryEntry;
  paymentApiKey: pulumi.Output<string>;
}

export function readSettings(): Settings {
  const config = new pulumi.Config();
  const region = new pulumi.Config("aws").require("region");
  return {
    region,
    recoveryRegion: config.require("recoveryRegion"),
    zones: ["a", "b", "c"].map((letter) => `${region}${letter}`),
    domain: config.require("domain"),
    certificateArn: config.require("certificateArn"),
    securityContact: config.require("securityContact"),
    serviceImageDigest: config.require("serviceImageDigest"),
    rotationImageDigest: config.require("rotationImageDigest"),
    recoveryEntry: config.requireObject<RecoveryEntry>("recoveryEntry"),
    paymentApiKey: config.requireSecret("paymentApiKey"),
  };
}
