/** Sessions that run at once, and regions that take turns. */
import { describe, expect, test } from 'vitest'
import { instant, minutes, after } from '../../platform/values.ts'
import { nextRegion } from './cycle.ts'
import { atOnce } from './rules-hubs.ts'
import { regionsOf } from './rules-cycles.ts'

const nine = instant('2027-03-01T09:00Z')
const at = (start: number, long: number) => ({
  starts: after(nine, minutes(start)),
  minutes: long,
})

describe('sessions', () => {
  test('that follow each other are not beside each other', () => {
    expect(atOnce([at(0, 60), at(60, 60), at(120, 30)])).toBe(1)
  })

  test('count at the moment when most of them run', () => {
    expect(atOnce([at(0, 60), at(30, 60), at(59, 10), at(90, 10)])).toBe(3)
  })
})

describe('regions', () => {
  const regions = ['Africa', 'Asia', 'Europe']

  test('take turns in their order, and the first follows the last', () => {
    expect(nextRegion({ regions }, [])).toBe('Africa')
    expect(nextRegion({ regions }, [{ region: 'Africa' }])).toBe('Asia')
    expect(nextRegion({ regions }, [{ region: 'Asia' }, { region: 'Europe' }])).toBe('Africa')
  })

  test('are two to twelve, each named once', () => {
    expect(regionsOf('Africa\nAsia\n')).toEqual({ ok: true, value: ['Africa', 'Asia'] })
    expect(regionsOf('Africa').ok).toBe(false)
    expect(regionsOf('Africa\nAfrica').ok).toBe(false)
    expect(regionsOf(Array.from({ length: 13 }, (_, at) => `R${at}`).join('\n')).ok).toBe(false)
  })
})
