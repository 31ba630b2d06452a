/** Whose meeting it is, as rules and pages need it: the process with its rules, or the body. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { findBody, type Body } from '../bodies/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import type { Host } from '../processes/index.ts'
import { type Template, templateOf } from '../templates/index.ts'

export type Hosting =
  | { readonly kind: 'process'; readonly process: Process; readonly template: Template }
  | { readonly kind: 'body'; readonly body: Body }

export async function hostingOf(db: Read | Tx, host: Host): Promise<Hosting | undefined> {
  if (host.kind === 'body') {
    const body = await findBody(db, { id: host.body })
    return body && { kind: 'body', body }
  }
  const process = await findProcess(db, { id: host.process })
  return process && { kind: 'process', process, template: await templateOf(db, process.pin) }
}

export const hostOf = (hosting: Hosting): Host =>
  hosting.kind === 'process'
    ? { kind: 'process', process: hosting.process.id }
    : { kind: 'body', body: hosting.body.id }

/** Where the host lies, what it is called, and whether anything of it happened. */
export const placeOf = (hosting: Hosting) =>
  hosting.kind === 'process'
    ? {
        path: `/processes/${hosting.process.slug}`,
        slug: hosting.process.slug,
        name: hosting.process.title,
        practice: hosting.process.practice,
      }
    : {
        path: `/bodies/${hosting.body.slug}`,
        slug: hosting.body.slug,
        name: hosting.body.name,
        practice: hosting.body.practice,
      }
