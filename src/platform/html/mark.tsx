/** The mark: a table and those around it. Drawn by the server, hidden from screen readers. */

const AROUND = [
  { cx: 13, cy: 2.6, tone: 'g1' },
  { cx: 22.9, cy: 9.8, tone: 'g2' },
  { cx: 19.1, cy: 21.4, tone: 'g3' },
  { cx: 6.9, cy: 21.4, tone: 'g4' },
  { cx: 3.1, cy: 9.8, tone: 'g5' },
] as const

export const Mark = () => (
  <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
    <circle class="mark-table" cx="13" cy="13" r="5.5" />
    {AROUND.map(({ cx, cy, tone }) => (
      <circle class={tone} cx={cx} cy={cy} r="2.3" />
    ))}
  </svg>
)
