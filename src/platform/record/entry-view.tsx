/** One entry as a page: in words, in bytes, what opens it, and what proves it. Pure. */
import type { ComponentChildren } from 'preact'
import {
  DataTable,
  Link,
  More,
  Page,
  Prose,
  Redacted,
  Section,
  Tag,
  useReader,
  When,
} from '../html/index.ts'
import { unreachable } from '../values.ts'
import { BASES, type BasisKind } from './basis.ts'
import type { EntryInFull, EntryPart } from './history.ts'
import type { ActorName, Naming } from './naming.ts'
import { atOf, clearText, sentence } from './sentence.ts'
import type { Standing } from './standing.ts'
import { Actor, Exact } from './views.tsx'

export type EntryProps = {
  readonly entry: EntryInFull
  readonly standing: Standing
  readonly naming: Pick<Naming, 'acts' | 'declared' | 'pathOf' | 'inWords'>
  readonly names: ReadonlyMap<string, ActorName>
}

export function EntryPage(props: EntryProps) {
  const { t } = useReader()
  const { entry: full } = props
  const number = t('record.number', { number: full.index })
  return (
    <Page
      title={number}
      section="record"
      crumbs={[{ label: t('record.title'), href: '/record' }, { label: number }]}
      tags={<StandingTag standing={props.standing} />}
      lede={sentence(full.entry, props, t)}
    >
      <Section title={t('record.entry.facts')}>
        <DataTable
          caption={t('record.entry.facts')}
          captionUnseen
          columns={[{ label: t('record.verify.fact') }, { label: t('record.verify.value') }]}
          rows={factsOf(props, t)}
        />
      </Section>
      {full.parts.length > 0 && (
        <Section title={t('record.entry.parts')}>
          <p>{t('record.entry.parts.lede')}</p>
          {full.parts.map((part) => (
            <Part part={part} entry={full.index} />
          ))}
        </Section>
      )}
      <Section title={t('record.entry.bytes')}>
        <p>{t('record.entry.bytes.lede')}</p>
        <Exact text={full.bytes} />
        <p>
          {t('record.entry.leaf')}{' '}
          <code class="proof" dir="ltr">
            {full.leaf}
          </code>
        </p>
      </Section>
      <Proof {...props} />
    </Page>
  )
}

function factsOf(props: EntryProps, t: ReturnType<typeof useReader>['t']) {
  const { entry: full, naming, names } = props
  const { entry } = full
  const path = naming.pathOf(entry.obj)
  const rows: (readonly ComponentChildren[])[] = [
    [t('record.field.act'), <code>{entry.act}</code>],
    [t('record.field.actor'), <Actor actor={entry.actor} names={names} />],
    [t('record.field.obj'), path ? <Link to={path}>{entry.obj}</Link> : <bdi>{entry.obj}</bdi>],
    [t('record.field.t'), <When at={atOf(entry.t)} />],
  ]
  if (entry.dated !== undefined) {
    rows.push([t('record.field.dated'), <When at={atOf(entry.dated)} />])
  }
  rows.push([t('record.field.via'), t(`record.via.${entry.via}`)])
  if (entry.cap && entry.cap !== 'personal')
    rows.push([t('record.field.cap'), <bdi>{entry.cap}</bdi>])
  for (const [field, value] of Object.entries(entry.clear)) {
    rows.push([<code>{field}</code>, <bdi>{clearText(value)}</bdi>])
  }
  if (entry.target) rows.push([t('record.field.target'), <EntryLink to={entry.target.index} />])
  if (entry.prev !== undefined) rows.push([t('record.field.prev'), <EntryLink to={entry.prev} />])
  if (full.supersededBy !== undefined) {
    rows.push([t('record.field.next'), <EntryLink to={full.supersededBy} />])
  }
  if (entry.rules)
    rows.push([
      t('record.field.rules'),
      <code class="proof" dir="ltr">
        {entry.rules}
      </code>,
    ])
  return rows
}

function EntryLink({ to }: { readonly to: number }) {
  const { t } = useReader()
  return <Link to={`/record/entries/${to}`}>{t('record.number', { number: to })}</Link>
}

const TONES = { law: 'plain', moderation: 'warn', author: 'now' } as const satisfies Record<
  BasisKind,
  string
>

function Part({ part, entry }: { readonly part: EntryPart; readonly entry: number }) {
  const { t } = useReader()
  if (part.kind === 'open') {
    const { opening } = part
    const format = opening.mediaType === 'text/markdown' ? 'markdown' : 'plain'
    return (
      <Section title={<code>{part.n}</code>} level={3}>
        <Prose text={opening.text} format={format} />
        <More label={t('record.entry.opening')}>
          <p>{t('record.entry.opening.lede')}</p>
          <DataTable
            caption={t('record.entry.opening')}
            captionUnseen
            columns={[{ label: t('record.verify.fact') }, { label: t('record.verify.value') }]}
            rows={[
              [
                t('record.opening.commitment'),
                <code class="proof" dir="ltr">
                  {part.c}
                </code>,
              ],
              [
                t('record.opening.salt'),
                <code class="proof" dir="ltr">
                  {opening.salt}
                </code>,
              ],
              [t('record.opening.name'), <code>{part.n}</code>],
              [t('record.opening.media-type'), <code>{part.m}</code>],
            ]}
          />
        </More>
      </Section>
    )
  }
  const { tombstone, removedBy, removedAt, reason } = part
  const kind = BASES[tombstone.basis]
  const ground = t(`record.basis.${tombstone.basis}`)
  return (
    <Section title={<code>{part.n}</code>} level={3}>
      <Tag tone={TONES[kind]}>{t(`record.basis-kind.${kind}`)}</Tag>
      <Redacted
        at={atOf(removedAt)}
        ground={t('record.redacted.ground', { ground, by: tombstone.by })}
        entry={{ number: removedBy, href: `/record/entries/${removedBy}` }}
      />
      {reason?.kind === 'text' && <Prose text={reason.text} />}
      <p class="meta">{t('record.redacted.proves', { number: entry })}</p>
    </Section>
  )
}

function StandingTag({ standing }: { readonly standing: Standing }) {
  const { t } = useReader()
  switch (standing.kind) {
    case 'accepted':
      return <Tag>{t('record.standing.accepted')}</Tag>
    case 'proven':
      return <Tag tone="now">{t('record.standing.proven', { size: standing.size })}</Tag>
    case 'contradicted':
      return <Tag tone="bad">{t('record.standing.contradicted')}</Tag>
    default:
      return unreachable(standing)
  }
}

function Proof({ entry: { index }, standing }: EntryProps) {
  const { t, href } = useReader()
  return (
    <Section title={t('record.proof')}>
      <p>{t(`record.proof.${standing.kind}`)}</p>
      {standing.kind === 'proven' && (
        <More label={t('record.proof.hashes', { count: standing.proof.length })}>
          <ol class="stack-2">
            {standing.proof.map((hash) => (
              <li>
                <code class="proof" dir="ltr">
                  {hash}
                </code>
              </li>
            ))}
          </ol>
          <p>
            {t('record.verify.root')}{' '}
            <code class="proof" dir="ltr">
              {standing.root}
            </code>
          </p>
        </More>
      )}
      {standing.kind === 'proven' && standing.witnesses.length > 0 && (
        <p class="meta">{t('record.proof.witnesses', { names: standing.witnesses.join(', ') })}</p>
      )}
      {standing.kind !== 'contradicted' && (
        <p>
          <a class="button quiet" href={href(`/record/receipts/${index}`)}>
            {t('record.receipt.get')}
          </a>
        </p>
      )}
      <p class="meta">
        <Link to="/record#verify">{t('record.verify')}</Link>
      </p>
    </Section>
  )
}
