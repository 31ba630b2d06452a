/** Where the marks of a lineage stand and which lines join them. Geometry only; draws nothing. */

export const LINEAGE_KINDS = ['merged-into', 'split-into', 'symptom-of', 'carried-into'] as const
export type LineageKind = (typeof LINEAGE_KINDS)[number]

export type LineageItem = {
  readonly id: string
  /** A few characters that stand for it in the drawing: a number, a letter. */
  readonly mark: string
  readonly title: string
  readonly href?: string | undefined
  /** Nothing followed from it, and that was said. */
  readonly ended?: boolean
}

export type LineageStage = { readonly label: string; readonly items: readonly LineageItem[] }
export type LineageLink = {
  readonly from: string
  readonly to: string
  readonly kind: LineageKind
}

/** Beyond this a drawing is a thicket; the table says it all. */
export const LINEAGE_ITEMS_MAX = 120

const ROW = 30
const TOP = 34
const BOTTOM = 16
const COLUMN = 150
const SIDE = 60

export type LineagePoint = { readonly item: LineageItem; readonly x: number; readonly y: number }
export type LineageDrawing = {
  readonly width: number
  readonly height: number
  readonly labels: readonly { readonly text: string; readonly x: number }[]
  readonly points: readonly LineagePoint[]
  readonly lines: readonly { readonly kind: LineageKind; readonly path: string }[]
}

/** Stages side by side in the reader's direction, each spread over the whole height. */
export function drawLineage(
  stages: readonly LineageStage[],
  links: readonly LineageLink[],
  mirrored: boolean,
): LineageDrawing {
  const rows = Math.max(1, ...stages.map(({ items }) => items.length))
  const width = 2 * SIDE + COLUMN * Math.max(0, stages.length - 1)
  const height = TOP + rows * ROW + BOTTOM
  const column = (index: number) =>
    mirrored ? width - SIDE - COLUMN * index : SIDE + COLUMN * index
  const points = stages.flatMap(({ items }, stage) =>
    items.map((item, index) => ({
      item,
      x: column(stage),
      y: TOP + ((index + 0.5) / items.length) * rows * ROW,
    })),
  )
  const byId = new Map(points.map((point) => [point.item.id, point]))
  const lines = links.flatMap(({ from, to, kind }) => {
    const [start, end] = [byId.get(from), byId.get(to)]
    return start && end ? [{ kind, path: curve(start, end) }] : []
  })
  const labels = stages.map(({ label }, index) => ({ text: label, x: column(index) }))
  return { width, height, labels, points, lines }
}

function curve(start: LineagePoint, end: LineagePoint): string {
  const middle = (start.x + end.x) / 2
  return `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`
}
