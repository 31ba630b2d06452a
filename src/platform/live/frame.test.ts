/** Events on the line: a browser reads back exactly what was told, whatever stands in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../values.ts'
import { eventNumber, type EventNumber } from './event.ts'
import { frameOf } from './frame.ts'

const at = instant('2026-11-21T10:00:00Z')

/** As the HTML Standard reads a stream, for one event. */
function read(frame: string) {
  const fields = new Map<string, string[]>()
  for (const line of frame.split(/\r\n|\r|\n/).slice(0, -2)) {
    const [, name = '', value = ''] = /^([a-z]+): ?(.*)$/su.exec(line) ?? []
    fields.set(name, [...(fields.get(name) ?? []), value])
  }
  return fields
}

test('whatever is told comes back as it was, and nothing in it begins another event', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(), (data, number) => {
      const frame = frameOf({ number: number as EventNumber, kind: 'queue', data, at })
      const fields = read(frame)
      expect(fields.get('id')).toEqual([String(number)])
      expect(fields.get('event')).toEqual(['queue'])
      expect(fields.get('data')?.join('\n')).toBe(data.replaceAll(/\r\n|\r/g, '\n'))
    }),
  )
})

test('what a browser sends back is a number or nothing', () => {
  expect(eventNumber('17')).toBe(17)
  for (const raw of [undefined, '', '-1', '1e9', '٣', '1'.repeat(16), '1\n2']) {
    expect(eventNumber(raw)).toBeUndefined()
  }
})
