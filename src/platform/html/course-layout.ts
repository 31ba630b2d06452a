/** Which lanes beside a line of stops the other ways between them run in. Geometry only. */

/** From one stop to another that is not the next, by their places in the line. */
export type Way = { readonly from: number; readonly to: number }

/** All ways to one stop from one side share a lane, as far as it runs. */
export type Lane = {
  readonly to: number
  readonly from: readonly number[]
  readonly top: number
  readonly bottom: number
  /** Its place, counted from the line of stops. */
  readonly at: number
}

/** Beyond this a drawing is a thicket; the words beside each stop say it all. */
export const LANES_MAX = 10

/** Short ways run close to the line, and no two meet in a lane. */
export function lanesOf(ways: readonly Way[]): readonly Lane[] {
  const shared = Map.groupBy(ways, ({ from, to }) => `${to} ${from < to}`)
  const spans = [...shared.values()].map((group) => {
    const stops = group.flatMap(({ from, to }) => [from, to])
    return {
      to: group[0]?.to ?? 0,
      from: [...new Set(group.map(({ from }) => from))],
      top: Math.min(...stops),
      bottom: Math.max(...stops),
    }
  })
  const lanes: Lane[] = []
  for (const span of spans.sort((a, b) => a.bottom - a.top - (b.bottom - b.top) || a.top - b.top)) {
    const taken = new Set(
      lanes
        .filter(({ top, bottom }) => top <= span.bottom && span.top <= bottom)
        .map(({ at }) => at),
    )
    const at = Array.from({ length: LANES_MAX }, (_, index) => index).find((one) => !taken.has(one))
    if (at !== undefined) lanes.push({ ...span, at })
  }
  return lanes
}
