/** How much of a report is shown: the first blocks, and of each at most some rows. */
export interface Extent {
  readonly blocks: number;
  readonly rows: number;
}

/** More than fit into any comment. */
const MOST_ROWS = 1_000;
const ROWS = [MOST_ROWS, 300, 100, 50, 25, 10, 5, 3, 1] as const;

/**
 * The longest of the renderings that fits: first all blocks with fewer and fewer rows, so that every rule stays in
 * sight, then fewer blocks.
 */
export function fitting(limit: number, blocks: number, render: (extent: Extent) => string): string {
  for (const rows of ROWS) {
    const text = render({ blocks, rows });
    if (text.length <= limit) return text;
  }
  let [fits, tooMany] = [0, blocks];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (render({ blocks: middle, rows: 1 }).length <= limit) fits = middle;
    else tooMany = middle;
  }
  return render({ blocks: fits, rows: 1 });
}
