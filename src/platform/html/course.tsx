/** Stops in a line, and the other ways between them in lanes beside it. Decides nothing. */
import type { ComponentChildren } from 'preact'
import { lanesOf, type Lane, type Way } from './course-layout.ts'

export type CourseStop = {
  readonly title: ComponentChildren
  /** Below the title: where else one gets from here, in words. */
  readonly notes: readonly string[]
  /** A stop one always makes, one that may be passed by, or where the line ends. */
  readonly kind: 'stop' | 'optional' | 'end'
  /** The line goes on from here to the stop below. */
  readonly leadsOn: boolean
}

/** Pixels: the line, its stops, and the lanes. */
const LINE = 8
const MIDDLE = 14
const RADIUS = 5
const FIRST_LANE = 24
const LANE = 11
/** Ways leave a stop below its middle and come in above it, so that the two are told apart. */
const APART = 3

export function Course({ stops, ways }: { stops: readonly CourseStop[]; ways: readonly Way[] }) {
  const lanes = lanesOf(ways)
  const width = FIRST_LANE + LANE * Math.max(0, ...lanes.map(({ at }) => at + 1))
  return (
    <ol class="course" role="list">
      {stops.map(({ title, notes, kind, leadsOn }, at) => (
        <li class={kind}>
          <svg width={width} aria-hidden="true" focusable="false">
            {stops[at - 1]?.leadsOn && <line x1={LINE} x2={LINE} y1="0" y2={MIDDLE} />}
            {leadsOn && <line x1={LINE} x2={LINE} y1={MIDDLE} y2="100%" />}
            {lanes.map((lane) => (
              <LanePart lane={lane} at={at} />
            ))}
            <circle cx={LINE} cy={MIDDLE} r={RADIUS} />
          </svg>
          <div>
            <bdi>{title}</bdi>
            {notes.map((note) => (
              <small dir="auto">{note}</small>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** As much of a lane as runs beside one stop. */
function LanePart({ lane, at }: { readonly lane: Lane; readonly at: number }) {
  if (at < lane.top || at > lane.bottom) return null
  const x = FIRST_LANE + LANE * lane.at
  const isBack = lane.to === lane.top
  const [comesIn, leaves] = [MIDDLE - APART, MIDDLE + APART]
  const [first, last] = isBack ? [comesIn, leaves] : [leaves, comesIn]
  const near = LINE + RADIUS + 1
  return (
    <g class={isBack ? 'back' : 'on'}>
      <line
        x1={x}
        x2={x}
        y1={at === lane.top ? first : 0}
        y2={at === lane.bottom ? last : '100%'}
      />
      {lane.from.includes(at) && <line x1={near} x2={x} y1={leaves} y2={leaves} />}
      {lane.to === at && (
        <>
          <line x1={near} x2={x} y1={comesIn} y2={comesIn} />
          <path d={`M${near} ${comesIn}l6 -3v6z`} />
        </>
      )}
    </g>
  )
}
