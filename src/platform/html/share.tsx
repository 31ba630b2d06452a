/**
 * How people of each group are spread over a few kinds: bars, a key and the same as a table.
 * Never one sum, and it says of itself that it is no vote.
 */
import { formatList } from '../languages/index.ts'
import { DataTable } from './data-table.tsx'
import { More } from './layout.tsx'
import { useReader } from './reader.tsx'

/** From best to worst; each has one colour, on every page. */
export const SHARE_TONES = ['support', 'accept', 'reserve', 'none', 'object'] as const
export type ShareTone = (typeof SHARE_TONES)[number]

export type ShareKind = { readonly tone: ShareTone; readonly label: string }

export type ShareRow = {
  readonly name: string
  readonly counts: Readonly<Partial<Record<ShareTone, number>>>
  /** How many a full bar stands for; left out, the counts fill it. */
  readonly of?: number | undefined
  /** At the end of the line, in words: `9 members`. */
  readonly note: string
}

export type ShareProps = {
  /** What the bars show; also the caption of the table. */
  readonly caption: string
  readonly kinds: readonly ShareKind[]
  readonly rows: readonly ShareRow[]
}

export function Share({ caption, kinds, rows }: ShareProps) {
  const { t } = useReader()
  return (
    <div class="stack-2">
      <div class="share">
        {rows.map((row) => (
          <div class="share-row">
            <span>{row.name}</span>
            <ShareBar kinds={kinds} row={row} />
            <span class="meta">{row.note}</span>
          </div>
        ))}
      </div>
      <Key kinds={kinds} />
      <More label={t('html.as-table')}>
        <DataTable
          caption={caption}
          columns={[
            { label: t('html.share.group') },
            ...kinds.map(({ label }) => ({ label, number: true })),
          ]}
          rows={rows.map(({ name, counts }) => [
            name,
            ...kinds.map(({ tone }) => counts[tone] ?? 0),
          ])}
        />
      </More>
    </div>
  )
}

/** One bar alone, read out as its counts. */
export function ShareBar({ kinds, row }: { kinds: readonly ShareKind[]; row: ShareRow }) {
  const { t, language, direction } = useReader()
  const present = kinds.flatMap(({ tone, label }) => {
    const count = row.counts[tone] ?? 0
    return count > 0 ? [{ tone, label, count }] : []
  })
  const counted = present.reduce((sum, { count }) => sum + count, 0)
  const all = Math.max(counted, row.of ?? 0)
  const words = present.map(({ label, count }) => t('html.share.part', { label, count }))
  const spoken = words.length > 0 ? formatList(words, language) : t('html.share.nobody')
  let before = 0
  return (
    <svg class="bar-of-shares" role="img" aria-label={`${row.name}: ${spoken}`}>
      {present.map(({ tone, count }) => {
        const width = (100 * count) / all
        const x = direction === 'rtl' ? 100 - before - width : before
        before += width
        return (
          <svg x={percent(x)} width={percent(width)} height="100%">
            <rect class={`p-${tone}`} x="1" y="1" width="100%" height="100%" rx="2" />
          </svg>
        )
      })}
    </svg>
  )
}

/** Hundredths are finer than a pixel. */
const percent = (share: number) => `${Math.round(share * 100) / 100}%`

const Key = ({ kinds }: { readonly kinds: readonly ShareKind[] }) => (
  <ul class="key" role="list">
    {kinds.map(({ tone, label }) => (
      <li>
        <svg width="13" height="13" aria-hidden="true">
          <rect class={`p-${tone}`} width="13" height="13" rx="2" />
        </svg>
        {label}
      </li>
    ))}
  </ul>
)
