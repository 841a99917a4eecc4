import type { BenchOptions } from "./options.ts";

/** Something to measure that has to be installed first. */
export interface Installable {
  readonly id: string;
  readonly name: string;
  /** Brings it into the cache of the bench. */
  install(): void;
  /** The version that is installed; undefined where it is not. */
  version(): string | undefined;
}

/** Those that can be measured. */
export interface Ready<Peer extends Installable> {
  readonly peers: readonly Peer[];
  /** What is left out, and why. */
  readonly absent: readonly string[];
}

/** Those of `wanted` that are installed, or can be where that is asked for. */
export function ready<Peer extends Installable>(
  wanted: readonly Peer[],
  { install, peers: chosen }: Pick<BenchOptions, "install" | "peers">,
  say: (what: string) => void,
): Ready<Peer> {
  const peers: Peer[] = [];
  const absent: string[] = [];
  for (const peer of wanted) {
    if (chosen !== undefined && !chosen.includes(peer.id)) {
      absent.push(`${peer.name} (not asked for)`);
      continue;
    }
    let why = "not installed; --install brings it";
    if (install && peer.version() === undefined) {
      say(`installing ${peer.name}…`);
      try {
        peer.install();
      } catch (error) {
        why = `its installation failed: ${(error as Error).message.split("\n")[0]}`;
      }
    }
    if (peer.version() === undefined) absent.push(`${peer.name} (${why})`);
    else peers.push(peer);
  }
  for (const what of absent) say(`left out: ${what}`);
  return { peers, absent };
}
