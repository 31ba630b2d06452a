/** Where something is held or taken on: in a process, or in a body on its own. Nouns only. */
import type { BodyId } from '../people/index.ts'
import type { ProcessId } from './process.ts'

export type Host =
  | { readonly kind: 'process'; readonly process: ProcessId }
  | { readonly kind: 'body'; readonly body: BodyId }

/** `process:01J…`, as topics, links and tables name it. */
export const hostKey = (host: Host): `process:${ProcessId}` | `body:${BodyId}` =>
  host.kind === 'process' ? `process:${host.process}` : `body:${host.body}`
