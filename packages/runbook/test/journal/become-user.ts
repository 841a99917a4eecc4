/** Gives up the rights of root, where this process has them; everything it needs must be loaded before. */
export function becomeUser(id: number): void {
  process.setgroups?.([]);
  process.setgid?.(id);
  process.setuid?.(id);
}
