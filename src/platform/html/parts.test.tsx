/** Parts that show facts: the same in words as in the drawing, and never more than they know. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, days, hours, instant, minutes } from '../values.ts'
import { Clause } from './clause.tsx'
import { groupTones } from './groups.tsx'
import { aReader } from './html.fixtures.tsx'
import { markdownHtml } from './markdown.ts'
import { Prose } from './prose.tsx'
import { renderPart } from './render.tsx'
import { SeatTable } from './seat-table.tsx'
import { placeSeats, SEATS_MAX, TABLE_SIZE } from './seats.ts'
import { Share } from './share.tsx'
import { TimeLeft, timeLeftChangesAt } from './tag.tsx'
import { When } from './when.tsx'

const KINDS = [
  { tone: 'support', label: 'support' },
  { tone: 'object', label: 'object' },
] as const

describe('a share', () => {
  const rows = [
    { name: 'Business', counts: { support: 3, object: 1 }, note: '4 members' },
    { name: 'Academia', counts: {}, note: 'no member' },
  ]
  const html = renderPart(
    <Share caption="Where people stand" kinds={KINDS} rows={rows} />,
    aReader(),
  )

  test('says in words and in a table what it draws', () => {
    expect(html).toContain('role="img" aria-label="Business: support 3 and object 1"')
    expect(html).toContain('aria-label="Academia: nobody yet"')
    expect(html).toContain('<th scope="row">Business</th><td class="number">3</td>')
  })

  test('fills its bar, from the start of the line', () => {
    expect(html).toContain('x="0%" width="75%"')
    expect(html).toContain('x="75%" width="25%"')
    const arabic = renderPart(<Share caption="" kinds={KINDS} rows={rows} />, aReader({}, 'ar'))
    expect(arabic).toContain('x="25%" width="75%"')
    expect(arabic).toContain('x="0%" width="25%"')
  })

  test('leaves empty what nobody of so many fills', () => {
    const some = [{ name: 'Taken up', counts: { support: 8 }, of: 32, note: '8' }]
    const bar = renderPart(<Share caption="" kinds={KINDS} rows={some} />, aReader())
    expect(bar).toContain('x="0%" width="25%"')
  })

  test('never adds the groups up', () => {
    const one = { name: 'Business', counts: { support: 3, object: 1 }, note: '4 members' }
    const two = [one, { ...one, name: 'Government' }]
    const sums = renderPart(<Share caption="" kinds={KINDS} rows={two} />, aReader())
    expect(sums).not.toMatch(/>6<|>8<|support 6/)
  })
})

describe('the table of seats', () => {
  const groups = [
    { name: 'Government', filled: 2, target: 4 },
    { name: 'Academia', filled: 3 },
  ]
  const html = renderPart(<SeatTable groups={groups} />, aReader())

  test('draws a dashed seat for each that the target still asks for, and no other', () => {
    expect(html.match(/class="g1"/g)).toHaveLength(3 + 1)
    expect(html.match(/class="g2"/g)).toHaveLength(2 + 1)
    expect(html.match(/class="g2 nobody"/g)).toHaveLength(2)
    expect(html).not.toContain('g1 nobody')
  })

  test('says the same in words', () => {
    expect(html).toContain('5 of 7 member seats filled: Academia 3 of 3 and Government 2 of 4')
    expect(html).toContain('5 of 7</text>')
  })

  test('says it in words alone where a drawing would say less', () => {
    const many = renderPart(<SeatTable groups={[{ name: 'All', filled: 121 }]} />, aReader())
    expect(many).not.toContain('<circle')
    expect(many).toContain('121 of 121 member seats filled')
  })

  test('has room for every seat, and no two stand in one place', () => {
    const cramped = Array.from({ length: SEATS_MAX }, (_, index) => index + 1).filter((count) => {
      const { radius, places } = placeSeats(count)
      const outside = places.some(
        ({ x, y }) => Math.min(x, y) < radius || Math.max(x, y) > TABLE_SIZE - radius,
      )
      const touching = places.some((one, index) =>
        places
          .slice(index + 1)
          .some((other) => Math.hypot(one.x - other.x, one.y - other.y) <= 2 * radius),
      )
      return outside || touching || places.length !== count
    })
    expect(cramped).toEqual([])
  })
})

test('groups are coloured by the alphabet, one group alone is grey, nine are refused', () => {
  const toneOf = groupTones(['Government', 'Academia', 'Business'], 'en')
  expect([toneOf('Academia'), toneOf('Business'), toneOf('Government')]).toEqual(['g1', 'g2', 'g3'])
  expect(groupTones(['All'], 'en')('All')).toBe('g0')
  expect(() => groupTones([...'ABCDEFGHI'], 'en')).toThrow('9 groups of 8')
})

test('a redline is readable without its colours', () => {
  const html = renderPart(
    <Clause
      number="2"
      text={[
        { change: 'removed', text: 'on request' },
        { change: 'added', text: 'before the sale', bracketed: true },
      ]}
    />,
    aReader(),
  )
  expect(html).toMatch(/<del>.*removed:.*on request<\/del>/)
  expect(html).toMatch(/<ins>.*added:.*\[before the sale\].*<\/ins>/)
})

describe('time', () => {
  const now = instant('2026-06-24T19:59Z')
  const left = (until: number) =>
    renderPart(<TimeLeft until={(now + until) as typeof now} />, aReader({ now }))

  test('that is short is counted down, that is long is a date, that is over is closed', () => {
    expect(left(days(2) + hours(4))).toBe('<span class="tag warn">2 days 4 hours left</span>')
    expect(left(days(3))).toContain('<span class="tag now">until <time datetime="2026-06-27')
    expect(left(0)).toBe('<span class="tag">closed</span>')
  })

  test('is said to change no later than its words do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: days(5) }), (span) => {
        const until = (now + span) as typeof now
        const next = timeLeftChangesAt(until, now)
        if (next === undefined) throw new Error('an open thing changes once more')
        const said = (at: typeof now) =>
          renderPart(<TimeLeft until={until} />, aReader({ now: at }))
        expect(next).toBeGreaterThan(now)
        expect(said((next - 1) as typeof now)).toBe(said(now))
      }),
    )
    expect(timeLeftChangesAt(now, now)).toBeUndefined()
  })

  test('stands with its zone, and the reader’s own beside it', () => {
    const at = instant('2026-06-26T23:59Z')
    const own = renderPart(<When at={at} />, aReader({ zone: 'Africa/Nairobi' }))
    expect(own).toContain('23:59 UTC</time>')
    expect(own).toContain('(Sat 27 June at 02:59 GMT+3)')
    expect(own).not.toContain('data-local')
    const alone = renderPart(<When at={at} />, aReader())
    expect(alone).toContain('<time datetime="2026-06-26T23:59:00Z" data-local="UTC">')
    expect(alone).toMatch(/>Fri, 26 June 2026 at 23:59 UTC<\/time>$/)
  })

  test('that is left ends at the first of its minutes', () => {
    expect(timeLeftChangesAt(after(now, minutes(5)), now)).toBe(now + 1)
  })
})

describe('people’s own words', () => {
  test('stay text, whatever they hold', () => {
    const html = renderPart(<Prose text={'<img src=x onerror=y>\n\nnext'} />, aReader())
    expect(html).toContain('<p dir="auto">&lt;img src=x onerror=y></p><p dir="auto">next</p>')
  })

  test('as Markdown are no way in for HTML, scripts, images or other schemes', () => {
    const html = markdownHtml(
      [
        '# Big',
        '<script>x</script> <b onclick=y>z</b>',
        '[a](javascript:alert(1)) [b](https://example.org/) ![c](https://example.org/i.png)',
        '[d](//example.org/x)',
      ].join('\n\n'),
    )
    expect(html).not.toMatch(/<script|<b |<img|href="(javascript|\/\/)/)
    expect(html).toContain('<h3>Big</h3>')
    expect(html).toContain('<a href="https://example.org/" rel="nofollow noopener ugc">b</a>')
  })

  test('as Markdown keep no attribute but those that we give', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const attributes = [...markdownHtml(text).matchAll(/<[a-z0-9]+([^>]*)>/g)]
        for (const [, inside = ''] of attributes) {
          expect(inside).toMatch(/^( (dir="auto"|href="[^"]*"|rel="[^"]*"|start="\d+"|\/))*$/)
        }
      }),
    )
  })
})
