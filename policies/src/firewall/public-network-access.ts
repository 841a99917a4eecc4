import type { Truth, Value } from "@rampart/core/value";

/** Whether a switch such as `publiclyAccessible`, off by default, is off. */
export function isOff(value: Value<boolean>): Truth {
  return value.orElse(false).equals(false);
}

/** Whether `publicNetworkAccess` of an Azure service, enabled by default, is disabled. */
export function isClosed(value: Value<string>): Truth {
  return value.orElse("Enabled").oneOf(["Disabled", "SecuredByPerimeter"]);
}
