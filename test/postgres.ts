/** Starts one PostgreSQL for the run, on a socket of its own, and removes it afterwards. */
import type { TestProject } from 'vitest/node'
import { findPrograms, layCluster } from '../promises/cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the cluster listens; empty where this machine has none. */
    readonly postgres: string
  }
}

/** Two workers, each with a few databases open at a time, each with its two pools. */
const CONNECTIONS_MAX = 200

export default async function startPostgres(project: TestProject) {
  const programs = findPrograms()
  if (!programs) {
    project.provide('postgres', '')
    console.log('PostgreSQL was not found: its tests are skipped.')
    return undefined
  }
  const cluster = await layCluster(programs)
  const server = await cluster.serve([`max_connections=${CONNECTIONS_MAX}`])
  project.provide('postgres', cluster.url)
  return () => cluster.stop(server)
}
