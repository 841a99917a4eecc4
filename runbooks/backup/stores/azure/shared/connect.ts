import { DefaultAzureCredential } from "@azure/identity";
import type { AnyInputs } from "@rampart/runbook";
import { textInput } from "./text-input.ts";

/** Who asks, as the SDKs take it. */
export interface Credential {
  getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number } | null>;
}

/** How clients of Azure Resource Manager are made. */
export interface Connection {
  readonly credential: Credential;
  readonly options: ClientOptions;
}

/** What all clients are given. */
interface ClientOptions {
  endpoint: string;
  credentialScopes: string[];
  credentials: { scopes: string[] };
  /** The SDK waits as long as `Retry-After` says. */
  retryOptions: { maxRetries: number };
}

const PUBLIC_CLOUD = "https://management.azure.com";

/** The sign-in and address that the inputs say; without them, what the machine is signed in with. */
export function connectionOf(inputs: AnyInputs): Connection {
  const endpoint = (textInput(inputs, "azureEndpoint") ?? PUBLIC_CLOUD).replace(/\/$/, "");
  const scope = `${endpoint}/.default`;
  return {
    credential: credentialOf(inputs),
    options: {
      endpoint,
      credentialScopes: [scope],
      credentials: { scopes: [scope] },
      retryOptions: { maxRetries: 5 },
    },
  };
}

const FIVE_MINUTES = 300_000;

/** The access token of the inputs, or the sign-in of the machine. */
export function credentialOf(inputs: AnyInputs): Credential {
  const token = textInput(inputs, "azureAccessToken");
  if (token === undefined) return new DefaultAzureCredential();
  // Nobody but the service knows when it ends, and says so with 401.
  return { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + FIVE_MINUTES }) };
}
