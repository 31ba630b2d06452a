/** `parley template`: what an author is told, and how the command ends. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { check, explain } from './template.ts'

const aFolder = () => mkdtempSync(join(inject('folder'), 'template-'))
const SHIPPED = join(import.meta.dirname, '../domains/templates/shipped/convening.yaml')

test('a sound template is named with its version and hash', async () => {
  const ending = await check(SHIPPED)
  expect(ending).toMatchObject({ code: 0 })
  expect(JSON.stringify(ending)).toContain('convening 1.6 is sound')
})

test('a file that is not there, or is a folder, is a sentence and no trace', async () => {
  for (const path of [join(aFolder(), 'none.yaml'), aFolder()]) {
    for (const ending of [await check(path), await explain(path, { language: 'fr' })]) {
      expect(ending).toMatchObject({ code: 1 })
      expect(JSON.stringify(ending)).toContain('There is no file')
    }
  }
})

test('a mistake is told with its line', async () => {
  const file = join(aFolder(), 'broken.yaml')
  writeFileSync(file, 'template: Broken Name\n')
  const ending = await check(file)
  expect(ending).toMatchObject({ code: 1 })
  expect(JSON.stringify(ending)).toContain('broken.yaml:1:')
})
