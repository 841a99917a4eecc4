import { isMap } from "./is-map.ts";

/** `aws:region`, `azure-native:location`, `orders:recoveryRegion`, `orders:regions`. */
const REGION_KEY = /(region|location)s?$/i;
const REGION = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST = 40;

/** The regions that the configuration of a project or a stack names. */
export function regionsIn(config: unknown): string[] {
  if (!isMap(config)) return [];
  return Object.entries(config)
    .filter(([key]) => REGION_KEY.test(key))
    .flatMap(([, setting]) => valuesOf(setting))
    .flatMap((value) => (typeof value === "string" ? asTheCloudWritesIt(value) : []));
}

/** In `Pulumi.yaml` a setting may be a map of `value` or `default`. */
function valuesOf(setting: unknown): unknown[] {
  const value = isMap(setting) ? (setting.value ?? setting.default) : setting;
  return Array.isArray(value) ? value : [value];
}

/** Azure takes `West Europe` for `westeurope`; `global` is no place. */
function asTheCloudWritesIt(value: string): string[] {
  const region = value.includes(" ") ? value.toLowerCase().replaceAll(" ", "") : value;
  return REGION.test(region) && region.length <= LONGEST && region !== "global" ? [region] : [];
}
