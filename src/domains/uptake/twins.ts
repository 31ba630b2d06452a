/** The pages of this domain for programs. Knows no markup. */
import type { Covered } from './rules/cover.ts'
import { fateName } from './rules/tracing.ts'
import type { ListShown, OneShown, RemarkShown, Scene, TrailShown } from './shown.ts'
import type { Traced } from './uptake.ts'

const tracedJson = ({ standings }: Scene, one: Traced) => {
  const { contributed, text, clauses, version, fate } = one
  const standing = standings.get(contributed.ref)
  return {
    contribution: contributed.ref,
    href: contributed.href,
    text: text ?? null,
    clauses: [...clauses],
    version: version ?? null,
    disposition: fateName(fate),
    until: fate.kind === 'contested' ? fate.until : null,
    by: contributed.by ?? null,
    group: standing?.group ?? null,
    region: standing?.region ?? null,
    organisation: standing?.organisation ?? null,
    at: contributed.at,
  }
}

const coveredJson = ({ number, text, clauses, fate, group }: Covered) => ({
  contribution: `covered:${number}`,
  text: text ?? null,
  clauses: [...clauses],
  disposition: fate,
  group: group ?? null,
})

export const oneJson = (shown: OneShown) => ({
  contribution: shown.contributed.ref,
  cover: shown.cover,
  seals: Object.fromEntries(shown.seals),
  ends: shown.ends.map(({ traced }) => tracedJson(shown, traced)),
})

export const listJson = (shown: ListShown) => ({
  text: shown.at.text.id,
  version: shown.at.version,
  all: shown.all,
  withoutDisposition: shown.open,
  found: shown.count,
  page: shown.filter.page,
  pages: shown.pages,
  cover: shown.cover,
  contributions: [
    ...shown.rows.map((one) => tracedJson(shown, one)),
    ...shown.covered.map(coveredJson),
  ],
})

export const trailJson = (shown: TrailShown) => ({
  text: shown.at.text.id,
  clause: shown.clause,
  place: shown.place ?? null,
  cameFrom: [...shown.ancestors],
  wordings: shown.wordings.map(({ version, at, from, entry }) => ({
    version,
    at,
    from: [...from],
    entry: entry ?? null,
  })),
  cover: shown.cover,
  grewFrom: [
    ...shown.grewFrom.map((one) => tracedJson(shown, one)),
    ...shown.covered.map(coveredJson),
  ],
})

/** For whoever said it too: that it was them is on their page alone. */
export const remarkJson = ({ at, remark, isAgreed }: RemarkShown) => ({
  remark: remark.id,
  text: at.text.id,
  clauses: [...remark.clauses],
  group: remark.group ?? null,
  words: remark.said,
  agreed: isAgreed,
})
