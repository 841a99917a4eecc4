// The provider's configuration, which the engine passes as strings, structured values as JSON in strings.
import type { Json, Properties } from "../sdk.ts";
import type { ProviderConfig } from "./cloud.ts";
import { mapValues, unwrapSecrets } from "./values.ts";

export function providerConfig(args: Properties): ProviderConfig {
  return mapValues(args, (value) => decode(unwrapSecrets(value)));
}

function decode(value: Json): Json {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}
