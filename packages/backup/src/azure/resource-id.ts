/** The parts of `/subscriptions/S/resourceGroups/G/providers/NAMESPACE/TYPE/NAME`. */

/** `/subscriptions/S/resourceGroups/G`. */
export function resourceGroupPath(id: string): string {
  return id.split("/").slice(0, 5).join("/");
}

export function resourceGroupIn(id: string): string {
  return id.split("/")[4] ?? "";
}

/** The last part, which is the name of the resource itself. */
export function nameIn(id: string): string {
  return id.split("/").at(-1) ?? "";
}
