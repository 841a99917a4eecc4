import { explained } from "./errors.ts";

/**
 * All that the pages of a listing hold.
 *
 * @param action as IAM names it, for whoever is refused it.
 */
export async function listed<Page, Item>(
  action: string,
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const found: Item[] = [];
  await explained(
    action,
    (async () => {
      for await (const page of pages) found.push(...(itemsOf(page) ?? []));
    })(),
  );
  return found;
}
