import { InputError } from "@rampart/core/errors";
import type { AnyInputs } from "@rampart/runbook";
import { requiredText, textOf } from "./inputs.ts";

/** What every client of the AWS SDK is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly endpoint?: string;
  readonly profile?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly retryMode: "standard";
  readonly maxAttempts: number;
  readonly requestHandler: { readonly connectionTimeout: number; readonly socketTimeout: number };
}

/** Where the original is, and where its recovery points are and it is restored. */
export interface Regions {
  readonly original: ClientSettings;
  readonly recovery: ClientSettings;
  readonly areTwo: boolean;
}

/**
 * Reads who asks AWS, and where. Retries are those of the SDK.
 *
 * @throws {InputError} if half of an access key is given, or one beside a profile.
 */
export function regionsOf(inputs: AnyInputs): Regions {
  const original = requiredText(inputs, "awsRegion");
  const recovery = textOf(inputs, "awsRecoveryRegion") ?? original;
  const endpoint = textOf(inputs, "awsEndpoint");
  const settingsOf = (region: string): ClientSettings => ({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...signIn(inputs),
    retryMode: "standard",
    // Services that create things answer "throttled" for a while when many are restored at once.
    maxAttempts: 8,
    requestHandler: { connectionTimeout: 10_000, socketTimeout: 60_000 },
  });
  return {
    original: settingsOf(original),
    recovery: settingsOf(recovery),
    areTwo: recovery !== original,
  };
}

function signIn(inputs: AnyInputs): Pick<ClientSettings, "profile" | "credentials"> {
  const profile = textOf(inputs, "awsProfile");
  const accessKeyId = textOf(inputs, "awsAccessKeyId");
  const secretAccessKey = textOf(inputs, "awsSecretAccessKey");
  const sessionToken = textOf(inputs, "awsSessionToken");
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    const missing = accessKeyId === undefined ? "awsAccessKeyId" : "awsSecretAccessKey";
    throw new InputError(`an access key has two halves, and input "${missing}" is missing`);
  }
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    if (sessionToken !== undefined) {
      throw new InputError('input "awsSessionToken" belongs to an access key, and none is given');
    }
    return profile === undefined ? {} : { profile };
  }
  if (profile !== undefined) {
    throw new InputError('inputs "awsProfile" and "awsAccessKeyId" are two ways to sign in: give one');
  }
  return {
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
  };
}
