/** Which files count as migrations, and in which order. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { loadMigrations } from './index.ts'

async function aTree(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(join(inject('folder'), 'tree-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}

test('migrations of all parts come in one order, that of their names', async () => {
  const root = await aTree({
    'domains/b/migrations/202611210002_create_b.sql': 'b',
    'platform/record/migrations/202611210003_create_c.sql': 'c',
    'domains/a/migrations/202611210001_create_a.sql': 'a\r\n',
    'domains/a/other/202611210009_not_one.sql': 'x',
    'domains/a/migrations/README.md': 'x',
  })
  expect(await loadMigrations(root)).toEqual([
    { name: '202611210001_create_a', sql: { sqlite: 'a\n', postgres: 'a\n' } },
    { name: '202611210002_create_b', sql: { sqlite: 'b', postgres: 'b' } },
    { name: '202611210003_create_c', sql: { sqlite: 'c', postgres: 'c' } },
  ])
})

test('a pair is one migration with a text for each engine', async () => {
  const root = await aTree({
    'search/migrations/202611210001_create_index.sqlite.sql': 'fts5',
    'search/migrations/202611210001_create_index.postgres.sql': 'tsvector',
  })
  expect(await loadMigrations(root)).toEqual([
    { name: '202611210001_create_index', sql: { sqlite: 'fts5', postgres: 'tsvector' } },
  ])
})

for (const { title, files } of [
  {
    title: 'half a pair is refused',
    files: { 'a/migrations/202611210001_create_a.sqlite.sql': '' },
  },
  {
    title: 'one name in two places is refused',
    files: {
      'a/migrations/202611210001_create_a.sql': '',
      'b/migrations/202611210001_create_a.sql': '',
    },
  },
  {
    title: 'a name for both engines and one for a single engine is refused',
    files: {
      'a/migrations/202611210001_create_a.sql': '',
      'a/migrations/202611210001_create_a.postgres.sql': '',
    },
  },
  { title: 'a name without its minute is refused', files: { 'a/migrations/create_a.sql': '' } },
  { title: 'a name without a noun is refused', files: { 'a/migrations/202611210001_a.sql': '' } },
]) {
  test(title, async () => {
    await expect(loadMigrations(await aTree(files))).rejects.toThrow(Error)
  })
}
