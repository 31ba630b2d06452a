/** What became of issues: merged, split, symptoms of one another; drawn, and as a table. */
import { formatList } from '../languages/index.ts'
import { DataTable } from './data-table.tsx'
import {
  drawLineage,
  LINEAGE_ITEMS_MAX,
  type LineageItem,
  type LineageLink,
  type LineageStage,
} from './lineage-layout.ts'
import { useReader } from './reader.tsx'

export type LineageProps = {
  readonly caption: string
  /** From the first to the last, each with what stood in it. */
  readonly stages: readonly LineageStage[]
  readonly links: readonly LineageLink[]
}

export function Lineage({ caption, stages, links }: LineageProps) {
  const count = stages.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <div class="stack">
      {count <= LINEAGE_ITEMS_MAX && <Drawing {...{ caption, stages, links }} />}
      <AsTable {...{ caption, stages, links }} />
    </div>
  )
}

function Drawing({ caption, stages, links }: LineageProps) {
  const { t, direction } = useReader()
  const drawn = drawLineage(stages, links, direction === 'rtl')
  return (
    <div class="scroll" tabindex={0} role="group" aria-label={caption}>
      <svg
        class="lineage"
        width={drawn.width}
        height={drawn.height}
        viewBox={`0 0 ${drawn.width} ${drawn.height}`}
        role="img"
        aria-label={t('html.lineage.spoken', { caption })}
      >
        {drawn.lines.map(({ kind, path }) => (
          <path class={kind} d={path} />
        ))}
        {drawn.labels.map(({ text, x }) => (
          <text class="stage" x={x} y="14">
            {text}
          </text>
        ))}
        {drawn.points.map(({ item, x, y }) => (
          <g class={item.ended ? 'ended' : undefined}>
            <rect x={x - 17} y={y - 11} width="34" height="22" rx="11" />
            <text x={x} y={y + 4.5}>
              {item.mark}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

function AsTable({ caption, stages, links }: LineageProps) {
  const { t, language } = useReader()
  const items = new Map(
    stages.flatMap(({ items: here }) => here.map((item) => [item.id, item] as const)),
  )
  const became = ({ id, ended }: LineageItem) => [
    ...links
      .filter(({ from }) => from === id)
      .map(({ kind, to }) => t(`html.lineage.${kind}`, { mark: items.get(to)?.mark ?? to })),
    ...(ended ? [t('html.lineage.ended')] : []),
  ]
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: t('html.lineage.item') },
        { label: t('html.lineage.stage') },
        { label: t('html.lineage.became') },
      ]}
      rows={stages.flatMap((stage) =>
        stage.items.map((item) => [
          <NamedItem item={item} />,
          stage.label,
          formatList(became(item), language),
        ]),
      )}
    />
  )
}

function NamedItem({ item: { mark, title, href: to } }: { readonly item: LineageItem }) {
  const { href } = useReader()
  return (
    <>
      {mark} · {to ? <a href={href(to)}>{title}</a> : title}
    </>
  )
}
