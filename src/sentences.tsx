/** Acts as sentences, for histories: the same words as on the record. Knows no act by itself. */
import type { Step } from './platform/html/index.ts'
import type { Translate } from './platform/languages/index.ts'
import { sentence, type EntryLine, type Naming } from './platform/record/index.ts'
import type { Instant } from './platform/values.ts'

export const sentences =
  (naming: Naming) =>
  (line: EntryLine, actorName: string, t: Translate): Step => ({
    at: ((line.entry.dated ?? line.entry.t) * 1_000) as Instant,
    what: sentence(
      line.entry,
      { naming, names: new Map([[line.entry.actor, { name: actorName }]]) },
      t,
    ),
    entry: { number: line.index, href: `/record/entries/${line.index}` },
  })
