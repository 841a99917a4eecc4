import type { Resource } from "@rampart/core/graph";
import type { Value } from "@rampart/core/value";

/** What an EMR security configuration says of encryption. */
export interface EmrEncryption {
  readonly EnableAtRestEncryption?: boolean;
  readonly EnableInTransitEncryption?: boolean;
  readonly AtRestEncryptionConfiguration?: {
    readonly LocalDiskEncryptionConfiguration?: {
      readonly EncryptionKeyProviderType?: string;
      readonly EnableEbsEncryption?: boolean;
    };
    readonly S3EncryptionConfiguration?: { readonly EncryptionMode?: string };
  };
}

interface EmrConfiguration {
  readonly EncryptionConfiguration?: EmrEncryption;
}

interface SecurityConfiguration {
  readonly configuration: string;
}

/** The part of a security configuration, which is written as JSON, that says what is encrypted. */
export function encryptionOf(configuration: Resource<SecurityConfiguration>): Value<EmrEncryption> {
  return configuration.get("configuration").json<EmrConfiguration>().get("EncryptionConfiguration");
}
