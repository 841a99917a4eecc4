/** When something begins and ends, in milliseconds; undefined where that cannot be told. */
export interface Slot {
  readonly begins: number | undefined;
  readonly ends: number | undefined;
}

/**
 * When each of `durations` begins and ends if at most `lanes` run at once, in their order, after the `first` of them
 * ran one after another. A duration that is undefined takes nobody knows how long.
 */
export function schedule(
  durations: readonly (number | undefined)[],
  {
    lanes,
    first,
    begins,
  }: { readonly lanes: number; readonly first: number; readonly begins: number | undefined },
): { readonly slots: readonly Slot[]; readonly ends: number | undefined } {
  const slots: Slot[] = [];
  let now = begins;
  for (const duration of durations.slice(0, first)) {
    const slot = slotAt(now, duration);
    slots.push(slot);
    now = slot.ends;
  }
  const rest = durations.slice(first);
  const free = Array.from({ length: Math.min(lanes, rest.length) }, () => now);
  for (const duration of rest) {
    const lane = nextFree(free, now);
    const slot = slotAt(free[lane], duration);
    slots.push(slot);
    free[lane] = slot.ends;
  }
  return { slots, ends: latest(free, now) };
}

function slotAt(begins: number | undefined, duration: number | undefined): Slot {
  return {
    begins,
    ends: begins === undefined || duration === undefined ? undefined : begins + duration,
  };
}

/** The lane that is free next. Where a lane may be free at any time, only one that nobody used yet is sure. */
function nextFree(free: readonly (number | undefined)[], start: number | undefined): number {
  const unused = free.indexOf(start);
  if (unused >= 0) return unused;
  const unknown = free.indexOf(undefined);
  if (unknown >= 0) return unknown;
  return free.indexOf(Math.min(...free.filter((time) => time !== undefined)));
}

function latest(times: readonly (number | undefined)[], none: number | undefined): number | undefined {
  return times.reduce(
    (last, time) => (last === undefined || time === undefined ? undefined : Math.max(last, time)),
    none,
  );
}
