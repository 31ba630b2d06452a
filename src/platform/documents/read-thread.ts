/** The thread that reads one file and ends. Decides nothing. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Sent } from './read-beside.ts'
import { readFile } from './read-file.ts'

// Only `read-beside.ts` starts this thread, and gives it this.
const { name, bytes } = workerData as Sent
parentPort?.postMessage(readFile(name, bytes))
