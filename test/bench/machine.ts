import { cpus, loadavg, release, totalmem, type } from "node:os";

/** What the figures were measured on. */
export function describeMachine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = processors[0]?.model.trim() ?? "unknown processor";
  return `${processors.length} × ${model}, ${memory} GiB, ${type()} ${release()}, Node.js ${process.versions.node}`;
}

/** The load average of the last minute. */
export function load(): string {
  return (loadavg()[0] ?? 0).toFixed(2);
}
