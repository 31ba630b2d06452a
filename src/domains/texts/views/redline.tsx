/** What changed between two versions, on the page of a text. Pure; compares nothing. */
import { Clause, Link, Meta, Redacted, useReader } from '../../../platform/html/index.ts'
import type { Redline, TextView } from '../load.ts'
import { placeOf, type RedlineClause } from '../rules/redline.ts'
import { piecesOf } from './pieces.ts'
import { hrefOf, type Note } from './text.tsx'

type Here = { readonly view: TextView }

export type RedlineProps = Here & Note & { readonly redline: Redline }

export function RedlineOf({ view, redline, note }: RedlineProps) {
  const { t } = useReader()
  return (
    <>
      <Meta>
        {t('texts.compared', { against: redline.against })}
        {' · '}
        <ins>{t('texts.legend.added')}</ins> <del>{t('texts.legend.removed')}</del> ·{' '}
        <Link to={`${hrefOf(view)}?against=0`}>{t('texts.compared.off')}</Link>
      </Meta>
      <div class="clauses">
        {redline.clauses.map((clause) => (
          <ChangedClause clause={clause} view={view} note={note} />
        ))}
      </div>
    </>
  )
}

/** Beside the words alone: the way to what changed in them. */
export function Compare({ view }: Here) {
  const { t } = useReader()
  const { number } = view.version
  if (number === 1) return null
  return (
    <Meta>
      <Link to={`${hrefOf(view)}?against=${number - 1}`}>
        {t('texts.compare', { against: number - 1 })}
      </Link>
    </Meta>
  )
}

type ChangedProps = Here & Note & { readonly clause: RedlineClause }

function ChangedClause({ clause, view, note }: ChangedProps) {
  const { t } = useReader()
  const removed = view.clauses.find(({ id }) => id === clause.id)?.removed
  const moved = clause.kind !== 'added' && clause.kind !== 'removed' && clause.moved
  const beside =
    clause.kind === 'removed' ? undefined : note?.({ id: clause.id, number: clause.after })
  const said = [
    ...(clause.kind === 'kept' ? [] : [t(`texts.clause.${clause.kind}`)]),
    ...(moved ? [t('texts.clause.moved', { before: clause.before })] : []),
  ]
  return (
    <Clause
      number={placeOf(clause)}
      id={clause.id}
      text={piecesOf(clause.changes)}
      lang={view.text.language}
    >
      {removed !== undefined && <RemovedWords entry={removed} />}
      {said.length > 0 && said.join(' · ')}
      {said.length > 0 && beside && ' · '}
      {beside}
    </Clause>
  )
}

export const RemovedWords = ({ entry }: { readonly entry: number }) => (
  <Redacted entry={{ number: entry, href: `/record/entries/${entry}` }} />
)
