/** A profile as V8 writes it: a tree of functions, and for each sample the function that was running. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: Frame;
  readonly children?: readonly number[];
}

export interface Frame {
  readonly functionName: string;
  readonly url: string;
}

/** Self time in milliseconds of each place, where a place is what `placeOf` calls a stack (outermost first). */
export function selfTimes(
  { nodes, samples, timeDeltas }: CpuProfile,
  placeOf: (stack: readonly Frame[]) => string,
): ReadonlyMap<string, number> {
  const micros = new Map<number, number>();
  for (const [index, id] of samples.entries()) {
    micros.set(id, (micros.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const times = new Map<string, number>();
  const waiting: { node: ProfileNode; above: readonly Frame[] }[] = [];
  const [root] = nodes;
  if (root !== undefined) waiting.push({ node: root, above: [] });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const stack = [...next.above, next.node.callFrame];
    const self = micros.get(next.node.id);
    if (self !== undefined) {
      const place = placeOf(stack);
      times.set(place, (times.get(place) ?? 0) + self / 1000);
    }
    for (const child of next.node.children ?? []) {
      const node = byId.get(child);
      if (node !== undefined) waiting.push({ node, above: stack });
    }
  }
  return times;
}
